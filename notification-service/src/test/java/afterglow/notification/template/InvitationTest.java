package afterglow.notification.template;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.PropertyContainer;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:41:07Z");
  private static final Invitation.Party CLINIC =
      new Invitation.Party("Lumen Skin Clinic", "hello@lumen.example");

  @ParameterizedTest
  @CsvSource({"BOOKED, request", "CANCELLED, cancel"})
  void looksAsAgreed(Purpose purpose, String golden) throws IOException {
    try (var expected = getClass().getResourceAsStream("/calendar/" + golden + ".ics")) {
      assertEquals(
          new String(expected.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "\r\n"),
          invitation(purpose, "Sam Khan").document());
    }
  }

  @Test
  void asksToAddAVisitAndLaterToRemoveIt() throws Exception {
    var request = parsed(invitation(Purpose.BOOKED, "Sam Khan"));
    var cancel = parsed(invitation(Purpose.CANCELLED, "Sam Khan"));

    assertEquals("REQUEST", value(request, "METHOD"));
    assertEquals("CANCEL", value(cancel, "METHOD"));
    assertEquals("CONFIRMED", value(event(request), "STATUS"));
    assertEquals("CANCELLED", value(event(cancel), "STATUS"));
    for (var calendar : List.of(request, cancel)) {
      assertEquals("0199a3c2@afterglow", value(event(calendar), "UID"));
      assertEquals("3", value(event(calendar), "SEQUENCE"));
      assertFalse(calendar.validate().hasErrors());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sam\r\nATTENDEE:mailto:thief@example.com",
        "Sam\nX-EVIL:1",
        "Sam\"\r\nSUMMARY:changed",
        "Sam \u760D\u760A X-EVIL:1",
        "Sam\u2028X-EVIL:1",
        "Sam;CN=x:mailto:thief@example.com,\"y\""
      })
  void keepsAHostileNameInItsPlace(String name) throws Exception {
    var calendar = parsed(invitation(Purpose.BOOKED, name));

    assertEquals(1, event(calendar).getProperties("ATTENDEE").size());
    assertEquals(
        "mailto:sam@example.com", event(calendar).getProperties("ATTENDEE").getFirst().getValue());
    assertEquals("Appointment at Lumen", value(event(calendar), "SUMMARY"));
    assertTrue(event(calendar).getProperties("X-EVIL").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/London, 2026-07-03T10:30:00, 1",
    "Europe/London, 2026-12-03T10:30:00, 0",
    "America/New_York, 2027-03-14T10:30:00, -4",
    "America/New_York, 2027-03-13T10:30:00, -5",
    "Australia/Sydney, 2027-01-13T10:30:00, 11",
    "Asia/Tokyo, 2027-01-13T10:30:00, 9",
    "Asia/Jerusalem, 2027-06-13T10:30:00, 3",
    "America/Mexico_City, 2027-06-13T10:30:00, -6",
    "Africa/Casablanca, 2027-06-13T10:30:00, 1",
    "UTC, 2027-06-13T10:30:00, 0"
  })
  void carriesTheRulesOfItsZone(ZoneId zone, LocalDateTime local, int hours) throws Exception {
    var start = local.atZone(zone).toInstant();
    var visit = visit(zone, local, start);
    var calendar =
        parsed(
            Invitation.of(Purpose.BOOKED, visit, "Appointment at Lumen", CLINIC, patient("S"), NOW)
                .orElseThrow());

    var rules = (VTimeZone) calendar.getComponents("VTIMEZONE").getFirst();
    assertEquals(zone.getId(), value(rules, "TZID"));
    var inForce = requireNonNull(rules.getApplicableObservance(start));
    assertEquals(
        ZoneOffset.ofHours(hours),
        inForce.<TzOffsetTo>getProperty("TZOFFSETTO").orElseThrow().getOffset());
  }

  @Test
  void foldsLongLines() {
    var lines = invitation(Purpose.BOOKED, "Ñandú ".repeat(40)).document().split("\r\n");

    for (var line : lines) {
      assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
    }
  }

  @Test
  void isOnlyThereWhereACalendarChanges() {
    for (var purpose : List.of(Purpose.REMINDER, Purpose.PREPARATION, Purpose.CHECK_IN)) {
      assertTrue(
          Invitation.of(purpose, london(), "Appointment", CLINIC, patient("Sam"), NOW).isEmpty());
    }
  }

  private static Invitation invitation(Purpose purpose, String name) {
    return Invitation.of(purpose, london(), "Appointment at Lumen", CLINIC, patient(name), NOW)
        .orElseThrow();
  }

  private static Invitation.Party patient(String name) {
    return new Invitation.Party(name, "sam@example.com");
  }

  private static Visit london() {
    return visit(
        ZoneId.of("Europe/London"),
        LocalDateTime.parse("2026-12-03T10:30:00"),
        Instant.parse("2026-12-03T10:30:00Z"));
  }

  private static Visit visit(ZoneId zone, LocalDateTime local, Instant start) {
    return new Visit(
        new Visit.Place(
            "Lumen Skin Clinic",
            "Lumen Soho",
            "12 Example Street, London W1D 0AA",
            "London",
            "+442079460958"),
        zone,
        local,
        start,
        start.plusSeconds(4500),
        new Visit.Entry("0199a3c2@afterglow", 3),
        null,
        "LUM-4K7QX");
  }

  private static Calendar parsed(Invitation invitation) throws IOException, ParserException {
    return new CalendarBuilder().build(new StringReader(invitation.document()));
  }

  private static VEvent event(Calendar calendar) {
    return (VEvent) calendar.getComponents("VEVENT").getFirst();
  }

  private static String value(PropertyContainer of, String property) {
    return of.getProperty(property).orElseThrow().getValue();
  }
}
