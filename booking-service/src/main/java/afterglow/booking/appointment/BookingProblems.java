package afterglow.booking.appointment;

import afterglow.booking.http.IfMatch;
import afterglow.booking.http.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** All refusals of this service as callers see them. */
public class BookingProblems {
  @ServerExceptionMapper
  Response refused(BookingRefused refused) {
    return of(refused).response();
  }

  static Problem of(BookingRefused refused) {
    return switch (refused) {
      case BookingRefused.SlotTaken e ->
          Problem.of("slot-taken", 409, "This time has just been taken", "Choose another time")
              .with("alternatives", e.alternatives());
      case BookingRefused.NotBookable e ->
          Problem.of("not-bookable", 422, "This time cannot be booked", null)
              .with("rules", e.rules());
      case BookingRefused.UnknownTreatment e ->
          Problem.of("unknown-treatment", 422, "There is no such treatment", null);
      case BookingRefused.UnknownPractitioner e ->
          Problem.of("unknown-practitioner", 422, "There is no such practitioner", null);
      case BookingRefused.UnknownPatient e ->
          Problem.of("unknown-patient", 422, "There is no such patient", null);
      case BookingRefused.UnknownHold e ->
          Problem.of("unknown-hold", 404, "There is no such hold", "Choose a time again");
      case BookingRefused.HoldExpired e ->
          Problem.of("hold-expired", 410, "The time was held too long ago", "Choose a time again");
      case BookingRefused.ScreeningIncomplete e ->
          Problem.of("screening-incomplete", 422, "Every question needs an answer", null)
              .with("missing", e.missing())
              .with("unknown", e.unknown());
      case BookingRefused.TalkToUsFirst e ->
          Problem.of(
                  "talk-to-us-first",
                  409,
                  "Please talk to us first",
                  "A clinician would like to talk this over with you before you book")
              .with("phone", e.phone());
      case BookingRefused.TooSoonAfter e ->
          Problem.of("too-soon", 409, "Please choose a later day", null)
              .with("earliest", e.earliest());
      case BookingRefused.UnusablePhone e ->
          Problem.of("unusable-phone", 422, "This phone number cannot be used", "Look at: phone");
      case BookingRefused.NotAllowedFrom e ->
          Problem.of("not-allowed-from", 409, "This cannot be done any more", null)
              .with("current", e.status())
              .with("allowed", e.status().next());
      case BookingRefused.StaleVersion e -> IfMatch.stale(e.version());
      case BookingRefused.AlreadyBegun e ->
          Problem.of("already-begun", 409, "The visit's time has come", "Please call the clinic");
      case BookingRefused.BeforeItsDay e ->
          Problem.of("before-its-day", 409, "The visit is on a later day", "Look at its date")
              .with("day", e.day());
      case BookingRefused.BeforeItsStart e ->
          Problem.of("before-its-start", 409, "The visit has not begun", "Wait for its start")
              .with("start", e.start());
      case BookingRefused.EndsInTheFuture e ->
          Problem.of("ends-in-the-future", 422, "A visit cannot have ended later than now", null);
      case BookingRefused.EndsBeforeBooked e ->
          Problem.of(
              "ends-before-booked", 422, "A visit cannot have ended before its booking", null);
      case BookingRefused.NothingToUndo e ->
          Problem.of("nothing-to-undo", 409, "There is nothing that can still be taken back", null);
      case BookingRefused.NothingToTell e ->
          Problem.of(
              "nothing-to-tell",
              409,
              "There is nothing of which the patient is still to hear",
              null);
      case BookingRefused.UnknownAppointment e ->
          Problem.of("not-found", 404, "There is nothing here", null);
    };
  }
}
