package afterglow.local.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailContentTest {
  private static final String MAIL =
      """
      Subject: =?UTF-8?Q?Su_cita_ma=C3=B1ana?=
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain; charset=UTF-8

      Change it: http://localhost:8080/m/abc-_1.
      --b
      Content-Type: text/html; charset=UTF-8

      <p>Change it: <a href="http://localhost:8080/m/abc-_1?a=1&amp;b=2">here</a>
      --b
      Content-Type: text/calendar; method=REQUEST; charset=UTF-8

      BEGIN:VCALENDAR
      METHOD:REQUEST
      BEGIN:VTIMEZONE
      DTSTART:19700101T000000
      END:VTIMEZONE
      BEGIN:VEVENT
      SEQUENCE:3
      SUMMARY:Appointment at Lumen\\, Soho
      DTSTART;TZID=Europe/London:20261203T103000
      END:VEVENT
      END:VCALENDAR
      --b--
      """
          .replace("\n", "\r\n");

  @Test
  void showsWhatAMailProgramWouldShow() {
    var content = MailContent.of(MAIL.getBytes(StandardCharsets.UTF_8));

    assertEquals("Su cita mañana", content.subject());
    assertEquals(
        List.of("http://localhost:8080/m/abc-_1", "http://localhost:8080/m/abc-_1?a=1&b=2"),
        Links.in(content.text(), content.html()));
  }

  @Test
  void findsTheEventAndNotTheZoneInACalendar() {
    var content = MailContent.of(MAIL.getBytes(StandardCharsets.UTF_8));

    assertEquals(
        new CalendarCard(
            "REQUEST", "Appointment at Lumen, Soho", "2026-12-03 10:30 Europe/London", "", "3"),
        CalendarCard.of(content.calendar()));
  }
}
