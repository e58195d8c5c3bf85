package afterglow.notification.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.notification.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class LettersTest {
  private static final String LINK = "https://book.lumen.example/m/" + "k".repeat(22);

  private static final String PREPARATION = "https://book.lumen.example/checkin/" + "p".repeat(22);

  @Inject Letters letters;

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void fitsATextIntoTwoSegments(Purpose purpose) {
    for (var language : new String[] {"en", "es"}) {
      var sms = Gsm7.fold(letter(purpose, language, "America/New_York").sms());

      assertTrue(Gsm7.segments(sms) <= 2, sms);
      assertTrue(sms.contains("Lumen Skin Clinic"), sms);
      assertTrue(sms.contains("+442079460958"), sms);
      assertTrue(sms.contains(LINK), sms);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"REMINDER", "PREPARATION"})
  void textsBothLinksWhereTheyFitIntoTwoSegments(Purpose purpose) {
    for (var language : new String[] {"en", "es"}) {
      var sms = Gsm7.fold(text(purpose, language, new Links(LINK, PREPARATION)));

      assertTrue(Gsm7.segments(sms) <= 2, sms);
      assertTrue(sms.contains(LINK), sms);
      assertTrue(sms.contains(PREPARATION), sms);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"REMINDER", "PREPARATION"})
  void textsTheLinkThatMattersMostWhereBothDoNotFit(Purpose purpose) {
    for (var language : new String[] {"en", "es"}) {
      var manage = LINK + "k".repeat(40);
      var sms = Gsm7.fold(text(purpose, language, new Links(manage, PREPARATION)));

      assertTrue(Gsm7.segments(sms) <= 2, sms);
      assertEquals(purpose == Purpose.REMINDER, sms.contains(manage), sms);
      assertEquals(purpose == Purpose.PREPARATION, sms.contains(PREPARATION), sms);
    }
  }

  @Test
  void saysInTheReadersLanguageWhereToReadHowToPrepare() {
    var reader = new Reader("Sam Khan", Locale.of("es"), ZoneId.of("Europe/London"));
    var letter = letters.write(Purpose.REMINDER, visit(), reader, new Links(LINK, PREPARATION));

    assertEquals(new Letter.Action("Cómo prepararse", PREPARATION), letter.preparation());
    assertNull(letter(Purpose.REMINDER, "es", "Europe/London").preparation());
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void tellsTheClinicsTimeAlwaysAndTheReadersWhereItDiffers(Purpose purpose) {
    var here = letter(purpose, "en", "Europe/Lisbon");
    var there = letter(purpose, "en", "America/New_York");

    for (var words :
        List.of(here.facts().toString(), here.sms(), there.facts().toString(), there.sms())) {
      assertTrue(words.contains("Thu 3 Dec 2026, 10:30 am, London time"), words);
    }
    assertFalse((here.facts() + here.sms()).contains("Lisbon"));
    assertTrue(there.facts().toString().contains("5:30 am where you are (New York time)"));
    assertTrue(there.sms().contains("5:30 am, New York time"), there.sms());
  }

  @Test
  void fallsBackToEnglish() {
    assertEquals(Locale.ENGLISH, letter(Purpose.BOOKED, "fr", "Europe/Paris").locale());
  }

  @Test
  void remembersTheTimeThatNoLongerHolds() {
    var facts = letter(Purpose.RESCHEDULED, "en", "Europe/London").facts().toString();

    assertTrue(facts.contains("Wed 2 Dec 2026, 9:00 am, London time"), facts);
  }

  @Test
  void isCompleteInEveryLanguage() throws IOException {
    assertEquals(words("wording").keySet(), words("wording_es").keySet());
  }

  private String text(Purpose purpose, String language, Links links) {
    var reader = new Reader("Sam Khan", Locale.of(language), ZoneId.of("America/New_York"));
    return letters.write(purpose, visit(), reader, links).sms();
  }

  private Letter letter(Purpose purpose, String language, String zone) {
    var reader = new Reader("Sam Khan", Locale.of(language), ZoneId.of(zone));
    return letters.write(purpose, visit(), reader, new Links(LINK, null));
  }

  private static Visit visit() {
    return new Visit(
        new Visit.Place(
            "Lumen Skin Clinic",
            "Lumen Soho",
            "12 Example Street, London W1D 0AA",
            "London",
            "+442079460958"),
        ZoneId.of("Europe/London"),
        LocalDateTime.parse("2026-12-03T10:30:00"),
        Instant.parse("2026-12-03T10:30:00Z"),
        Instant.parse("2026-12-03T11:45:00Z"),
        new Visit.Entry("uid@afterglow", 0),
        Instant.parse("2026-12-02T09:00:00Z"),
        "LUM-4K7QX");
  }

  private static Properties words(String file) throws IOException {
    var words = new Properties();
    try (var in = LettersTest.class.getResourceAsStream("/messages/" + file + ".properties")) {
      words.load(in);
    }
    return words;
  }
}
