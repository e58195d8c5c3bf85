package afterglow.booking.appointment;

import static afterglow.booking.AppointmentFixture.booked;
import static afterglow.booking.AppointmentFixture.hold;
import static afterglow.booking.AppointmentFixture.released;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterglow.booking.AppointmentFixture;
import afterglow.booking.ClinicFixture;
import afterglow.booking.Database;
import afterglow.booking.PostgresResource;
import afterglow.booking.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestSecurity(user = "maya", roles = "reception")
class UndoTest {
  private static final String TEN = "2027-03-09T10:00:00Z";
  private static final String QUARTER_PAST = "2027-03-09T10:15:00Z";
  private static final String ELEVEN = "2027-03-09T11:00:00Z";

  @Inject TestClock clock;
  @Inject Database database;
  @Inject PatientChanges patient;
  @Inject StaffChanges staff;
  @Inject UndoExpiry expiry;

  private String clinic;
  private AppointmentFixture.Appointment appointment;

  @BeforeEach
  void anAppointmentAtTen() {
    clock.set(TestClock.MONDAY_TEN);
    clinic = ClinicFixture.aClinic();
    appointment = booked(clinic, "consultation", TEN);
  }

  @Test
  void givesTheOldTimeBackWhichNobodyElseCouldTakeMeanwhile() {
    told(1);
    move(1, ELEVEN);

    hold(clinic, "consultation", TEN, null).then().statusCode(409);
    var back = staff.undo(Set.of(clinic), appointment.id(), 2);

    assertEquals(Instant.parse(TEN), back.start());
    hold(clinic, "consultation", ELEVEN, null).then().statusCode(201);
    assertEquals("afterglow.appointment.rescheduled.v1, never", lastEvent());
  }

  @Test
  void isPossibleForThreeMinutesAndThePatientIsToldOnlyThen() {
    var before = clock.instant();
    move(1, ELEVEN);
    assertEquals(
        "afterglow.appointment.rescheduled.v1, " + before.plus(Duration.ofMinutes(3)), lastEvent());

    clock.advance(Duration.ofMinutes(3));

    assertThrows(
        BookingRefused.NothingToUndo.class, () -> staff.undo(Set.of(clinic), appointment.id(), 2));
    hold(clinic, "consultation", TEN, null).then().statusCode(201);
  }

  @Test
  void leavesNothingBehindWhenItIsNoLongerPossible() {
    move(1, ELEVEN);
    clock.advance(Duration.ofMinutes(3));

    expiry.tidy();

    assertEquals(0, database.count("select count(*) from undo where clinic_id = ?", clinic));
    assertEquals(
        0,
        database.count("select count(*) from claim where kind = 'UNDO' and clinic_id = ?", clinic));
  }

  @Test
  void ofAPatientsOwnCancellationIsPossibleForTenAndTheyAreToldOfBoth() {
    patient.cancel(appointment.token(), null);
    told(2);
    assertEquals("afterglow.appointment.cancelled.v1, " + clock.instant(), lastEvent());
    clock.advance(Duration.ofMinutes(9));

    var back = patient.undo(appointment.token());

    assertEquals(AppointmentStatus.BOOKED, back.status());
    assertEquals("afterglow.appointment.reinstated.v1, " + clock.instant(), lastEvent());
    assertThrows(BookingRefused.NothingToUndo.class, () -> patient.undo(appointment.token()));
  }

  @Test
  void isNotThePatientsWhereStaffMadeTheChange() {
    staff.cancel(Set.of(clinic), appointment.id(), 1);

    assertThrows(BookingRefused.NothingToUndo.class, () -> patient.undo(appointment.token()));
  }

  @Test
  void isOverWhenStaffGiveTheTimeToSomebodyElse() {
    move(1, ELEVEN);
    var other = booked(clinic, "consultation", "2027-03-09T14:00:00Z");

    staff.reschedule(Set.of(clinic), other.id(), 1, Instant.parse(TEN));

    assertThrows(
        BookingRefused.NothingToUndo.class, () -> staff.undo(Set.of(clinic), appointment.id(), 2));
  }

  @Test
  void canBeHadOfSeveralChangesOneAfterTheOther() {
    move(1, QUARTER_PAST);
    move(2, ELEVEN);
    staff.cancel(Set.of(clinic), appointment.id(), 3);

    staff.undo(Set.of(clinic), appointment.id(), 4);
    staff.undo(Set.of(clinic), appointment.id(), 5);
    var back = staff.undo(Set.of(clinic), appointment.id(), 6);

    assertEquals(Instant.parse(TEN), back.start());
    hold(clinic, "consultation", ELEVEN, null).then().statusCode(201);
  }

  @Test
  void tellsThePatientAtOnceOrNeverWhenStaffSaySo() {
    told(1);
    move(1, ELEVEN);
    staff.tell(Set.of(clinic), appointment.id(), 2, true);
    assertEquals("afterglow.appointment.rescheduled.v1, " + clock.instant(), lastEvent());
    told(3);
    assertThrows(
        BookingRefused.NothingToTell.class,
        () -> staff.tell(Set.of(clinic), appointment.id(), 3, false));

    staff.undo(Set.of(clinic), appointment.id(), 3);

    assertEquals("afterglow.appointment.rescheduled.v1, " + clock.instant(), lastEvent());
  }

  @Test
  void restoresTheExactStateAfterAnySequenceOfChanges() {
    for (var seed = 0; seed < 60; seed++) {
      clock.set(Instant.parse("2027-03-08T10:00:00Z").plus(Duration.ofDays(7L * seed)));
      var random = new Random(seed);
      var of = booked(clinic, "consultation", at(random));
      told(of, 1);
      var states = new ArrayDeque<List<String>>();
      var version = 1;
      for (var i = 0; i < 1 + random.nextInt(6); i++) {
        var before = state(of);
        if (act(of, version, random)) {
          states.push(before);
          version++;
        }
        clock.advance(Duration.ofSeconds(random.nextInt(25)));
      }
      while (!states.isEmpty()) {
        staff.undo(Set.of(clinic), of.id(), version++);
        assertEquals(states.pop(), state(of), "seed " + seed);
      }
      assertEquals(
          0,
          database.count("select count(*) from claim where kind = 'UNDO' and holder = ?", of.id()));
    }
  }

  /** A quarter of an hour on the Tuesday after. */
  private String at(Random random) {
    var start = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(23));
    return start.plus(Duration.ofMinutes(15L * random.nextInt(20))).toString();
  }

  private boolean act(AppointmentFixture.Appointment of, int version, Random random) {
    try {
      switch (random.nextInt(5)) {
        case 0 -> staff.cancel(Set.of(clinic), of.id(), version);
        case 1 -> patient.cancel(of.token(), "ill");
        default -> {
          var moved = staff.reschedule(Set.of(clinic), of.id(), version, Instant.parse(at(random)));
          return moved.version() > version;
        }
      }
      return database.count("select version from appointment where id = ?", of.id()) > version;
    } catch (BookingRefused.NotAllowedFrom e) {
      return false;
    }
  }

  /** Everything but the numbers that only grow. */
  private List<String> state(AppointmentFixture.Appointment of) {
    var state =
        new ArrayList<>(
            database.column(
                """
            select to_jsonb(a) - 'version' - 'plan_version' - 'told_version' - 'calendar_sequence'
            from appointment a where id = ?
            """,
                of.id()));
    state.addAll(
        database.column(
            "select unit_id || ' ' || during || ' ' || kind || ' ' || need || coalesce(expires_at::text, '')"
                + " from claim where holder = ? order by 1",
            of.id()));
    return state;
  }

  private void move(int version, String start) {
    staff.reschedule(Set.of(clinic), appointment.id(), version, Instant.parse(start));
  }

  private void told(int version) {
    told(appointment, version);
  }

  /** As when the message is handed over. */
  private void told(AppointmentFixture.Appointment of, int version) {
    released(of.id(), version);
  }

  private String lastEvent() {
    return database
        .column(
            """
            select concat_ws(', ', event ->> 'type', coalesce(event #>> '{data,tellAfter}', 'never'))
            from (select payload::jsonb as event from outbox where aggregate = ?
              order by version desc limit 1) e
            """,
            appointment.id())
        .getFirst();
  }
}
