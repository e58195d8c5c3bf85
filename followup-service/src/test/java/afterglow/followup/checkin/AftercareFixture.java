package afterglow.followup.checkin;

import afterglow.followup.Database;
import afterglow.followup.TestClock;
import afterglow.followup.booking.BookingFeed;
import afterglow.followup.booking.BookingFeed.Appointment;
import afterglow.followup.careplan.DueFollowUps;
import afterglow.followup.careplan.FollowUps;
import afterglow.followup.link.Links;
import afterglow.followup.protocol.ClinicFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Patients who have been treated and whose check-ins fall due, by the real transitions. */
@Singleton
public class AftercareFixture {
  public static final Instant ENDED = Instant.parse("2026-12-04T11:20:00Z");

  private final BookingFeed booking;
  private final ClinicFixture clinics;
  private final DueFollowUps due;
  private final FollowUps followUps;
  private final Links links;
  private final TestClock clock;
  private final Database database;

  AftercareFixture(
      BookingFeed booking,
      ClinicFixture clinics,
      DueFollowUps due,
      FollowUps followUps,
      Links links,
      TestClock clock,
      Database database) {
    this.booking = booking;
    this.clinics = clinics;
    this.due = due;
    this.followUps = followUps;
    this.links = links;
    this.clock = clock;
    this.database = database;
  }

  /** Treated in London at 11:20; no check-in is due yet. */
  public Appointment treated(String clinic, String treatment) {
    return treated(clinic, treatment, "en");
  }

  public Appointment treated(String clinic, String treatment, String locale) {
    clinics.haveProtocols(clinic);
    var visit = new Appointment();
    visit.clinic = clinic;
    visit.treatment = treatment;
    visit.locale = locale;
    visit.patientZone = ZoneId.of("Europe/London");
    visit.start = Instant.parse("2026-12-04T10:00:00Z");
    clock.set(ENDED);
    booking.deliver(
        visit.booked(Instant.parse("2026-12-03T21:00:00Z")),
        visit.fulfilled(ENDED, ENDED.plusSeconds(30)));
    return visit;
  }

  /** Lets this much time pass since the end of the visit, and everything due fall due. */
  public void after(Duration elapsed) {
    until(ENDED.plus(elapsed));
  }

  public void until(Instant time) {
    clock.set(time);
    while (due.doDue(clock.instant()) > 0) {
      continue;
    }
  }

  /** The token of the link in a message about this step. */
  public String token(Appointment visit, String step) {
    var link =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    links.checkIn(
                        followUps.one(visit.clinic, followUp(visit, step)).orElseThrow(),
                        UUID.randomUUID()));
    return link.substring(link.lastIndexOf('/') + 1);
  }

  public UUID followUp(Appointment visit, String step) {
    return UUID.fromString(
        database
            .texts(
                "select f.id from follow_up f join care_plan p on p.id = f.care_plan"
                    + " where p.appointment = ? and f.anchor_version = p.anchor_version"
                    + " and ? = any(string_to_array(steps, ' '))",
                visit.id,
                step)
            .getFirst());
  }

  public String status(UUID followUp) {
    return database.texts("select status from follow_up where id = ?", followUp).getFirst();
  }

  /** What this service told about the appointment's care plan, in order. */
  public List<String> events(Appointment visit) {
    return database.texts(
        "select substring(payload::json ->> 'type' from 'follow-up\\.(.*)\\.v1')"
            + " from outbox o join care_plan p on p.id = o.aggregate where p.appointment = ?"
            + " order by o.version",
        visit.id);
  }

  /** Cause, urgency and the first rule of each case, the latest last. */
  public List<String> cases(Appointment visit) {
    return database.texts(
        "select cause || ' ' || urgency || ' ' || (explanation::json -> 'rules' -> 0 ->> 'rule')"
            + " from aftercare_case where appointment = ? order by opened_at, id",
        visit.id);
  }
}
