package afterglow.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.notification.PatientFixture;
import afterglow.notification.PatientFixture.Patient;
import afterglow.notification.Surroundings;
import afterglow.notification.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MailContentTest {
  @Inject Workshop workshop;
  @Inject PatientFixture patients;
  @Inject TestClock clock;

  @BeforeEach
  void open() throws IOException {
    clock.set(TestClock.BOOKED);
    workshop.open();
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void saysTheVisitThreeTimesOver() throws Exception {
    var mail = mailTo(patients.aPatient().recorded().booked());
    var parts = (MimeMultipart) mail.getContent();

    assertTrue(parts.getContentType().startsWith("multipart/alternative"));
    assertTrue(parts.getBodyPart(0).isMimeType("text/plain"));
    assertTrue(parts.getBodyPart(1).isMimeType("text/html"));
    assertTrue(parts.getBodyPart(2).getContentType().contains("method=REQUEST"));
    assertEquals("Your appointment at Lumen Skin Clinic is booked", mail.getSubject());
    assertEquals(
        "Lumen Skin Clinic <appointments@afterglow.example>", mail.getFrom()[0].toString());
    for (var words : List.of(text(mail, 0), text(mail, 1))) {
      assertTrue(words.contains("Thu 3 Dec 2026, 10:30 am, London time"), words);
      assertTrue(words.contains("5:30 am where you are (New York time)"), words);
      assertTrue(words.contains("http://localhost:8080/m/"), words);
      assertTrue(words.contains("+442079460958"), words);
    }
  }

  @Test
  void keepsOneCalendarEntryThroughAMoveAndACancellation() throws Exception {
    var sam = patients.aPatient().recorded().booked().rescheduled().appointment("cancelled", 3);
    clock.set(Instant.parse("2026-12-02T08:15:00Z"));
    workshop.work();

    var mails = workshop.mail.mailsTo(sam.email);
    assertEquals(3, mails.size());
    var entries = new java.util.TreeMap<String, String>();
    for (var mail : mails) {
      var entry = new CalendarBuilder().build(entry(mail));
      var event = entry.getComponents("VEVENT").getFirst();
      entries.put(
          event.getProperty("SEQUENCE").orElseThrow().getValue(),
          entry.getProperty("METHOD").orElseThrow().getValue()
              + " "
              + event.getProperty("UID").orElseThrow().getValue());
    }
    var uid = "0199a3c2-5b1e-7c40-9d2a-4f6f2f0c8a11@afterglow";
    assertEquals("REQUEST " + uid, entries.get("0"));
    assertEquals("REQUEST " + uid, entries.get("1"));
    assertEquals("CANCEL " + uid, entries.get("2"));
  }

  @Test
  void remindsWithoutTouchingTheCalendar() throws Exception {
    clock.set(Instant.parse("2026-12-03T14:00:01Z"));
    var mail = mailTo(patients.aPatient().recorded().followUpDue());

    assertEquals(2, ((MimeMultipart) mail.getContent()).getCount());
    assertTrue(text(mail, 0).contains("Fri 4 Dec 2026, 2:00 pm, London time"));
  }

  @Test
  void tellsWhereToReadHowToPrepare() throws Exception {
    clock.set(Instant.parse("2026-12-03T14:00:01Z"));
    var mail = mailTo(patients.aPatient().recorded().followUpDue());

    var plain = text(mail, 0);
    assertTrue(plain.contains("\r\n\r\nHow to prepare: http://localhost:8080/checkin/"), plain);
    assertTrue(plain.contains("http://localhost:8080/m/"), plain);
    var page = text(mail, 1);
    assertTrue(
        page.contains("How to prepare: <a class=\"ink\" href=\"http://localhost:8080/checkin/"));
    assertTrue(page.contains("href=\"http://localhost:8080/m/"), page);
  }

  @Test
  void speaksSpanishToWhoeverReadsIt() throws Exception {
    var mail =
        mailTo(patients.aPatient().recorded(record -> record.put("locale", "es-MX")).booked());

    assertEquals("Su cita en Lumen Skin Clinic está reservada", mail.getSubject());
    assertTrue(text(mail, 1).contains("<html lang=\"es\">"));
    assertTrue(text(mail, 0).contains("jue 3 dic 2026, 10:30, hora de London"), text(mail, 0));
  }

  @Test
  void namesNoTreatment() throws Exception {
    var mail = mailTo(patients.aPatient().recorded().booked());

    for (var words :
        List.of(
            mail.getSubject(),
            text(mail, 0),
            text(mail, 1),
            new String(entry(mail).readAllBytes(), StandardCharsets.UTF_8))) {
      assertFalse(words.toLowerCase(java.util.Locale.ROOT).contains("needling"), words);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sam\r\nBcc: thief@example.com",
        "Sam\nX-Evil: 1\n\nbody",
        "Sam \u760D\u760ABcc: thief@example.com",
        "Sam\u2028Bcc: thief@example.com",
        "\"Sam\" <thief@example.com>,",
        "<script>alert(1)</script>"
      })
  void keepsAHostileNameInItsPlace(String name) throws Exception {
    var mail = mailTo(patients.aPatient().recorded(record -> record.put("name", name)).booked());

    assertNull(mail.getHeader("Bcc"));
    assertNull(mail.getHeader("X-Evil"));
    assertEquals(1, mail.getAllRecipients().length);
    assertEquals(
        1, ((InternetAddress) mail.getAllRecipients()[0]).getAddress().split("@").length - 1);
    assertTrue(workshop.mail.mailsTo("thief@example.com").isEmpty());
    assertFalse(text(mail, 1).contains("<script>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sam@example.com\r\nRCPT TO:<thief@example.com>",
        "sam\u760D\u760A@x.example",
        "no"
      })
  void writesToNothingThatIsNotAnAddress(String address) {
    var sam = patients.aPatient();
    sam.recorded(
        record ->
            ((com.fasterxml.jackson.databind.node.ObjectNode)
                    record.withArray("contactPoints").get(0))
                .put("address", address));
    sam.booked();

    workshop.work();

    assertEquals(List.of("REJECTED BAD_ADDRESS"), workshop.states(sam.appointment));
  }

  private MimeMessage mailTo(Patient patient) {
    workshop.work();
    return workshop.mail.mailsTo(patient.email).getFirst();
  }

  private static String text(MimeMessage mail, int part) throws Exception {
    return (String) ((MimeMultipart) mail.getContent()).getBodyPart(part).getContent();
  }

  private static InputStream entry(MimeMessage mail) throws Exception {
    return ((MimeMultipart) mail.getContent()).getBodyPart(2).getInputStream();
  }
}
