package afterglow.booking.page;

import afterglow.booking.appointment.BookingRefused;
import afterglow.booking.availability.Availability;
import afterglow.booking.availability.Preference;
import afterglow.booking.availability.Slot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * What a patient sees when a time cannot be held or booked: never a dead end, and never the form
 * empty again.
 */
@ApplicationScoped
class RefusalPages {
  private final Availability availability;
  private final TimesFinder finder;
  private final Clock clock;

  RefusalPages(Availability availability, TimesFinder finder, Clock clock) {
    this.availability = availability;
    this.finder = finder;
    this.clock = clock;
  }

  Response page(Asking asking, BookingRefused refused) {
    var words = asking.words();
    return switch (refused) {
      case BookingRefused.SlotTaken taken ->
          lost(asking, words.takenTitle(), words.takenText(), taken.alternatives());
      case BookingRefused.NotBookable _ ->
          lost(asking, words.takenTitle(), words.takenText(), nearest(asking));
      case BookingRefused.HoldExpired _, BookingRefused.UnknownHold _ ->
          lost(asking, words.heldLostTitle(), words.heldLostText(), nearest(asking));
      case BookingRefused.TooSoonAfter soon ->
          lost(
              asking,
              words.laterTitle(),
              words.laterText(asking.language().date(soon.earliest())),
              finder.from(asking.clinic(), asking.treatment(), soon.earliest()));
      case BookingRefused.TalkToUsFirst _ ->
          Html.page(
              409,
              asking.frame().language(),
              BookTemplates.talk(
                  asking.frame(), asking.base(), asking.draft().carried(field -> false)));
      case BookingRefused.UnknownTreatment _,
          BookingRefused.UnknownPractitioner _,
          BookingRefused.UnknownPatient _,
          BookingRefused.ScreeningIncomplete _,
          BookingRefused.UnusablePhone _,
          BookingRefused.NotAllowedFrom _,
          BookingRefused.StaleVersion _,
          BookingRefused.AlreadyBegun _,
          BookingRefused.BeforeItsDay _,
          BookingRefused.BeforeItsStart _,
          BookingRefused.EndsInTheFuture _,
          BookingRefused.EndsBeforeBooked _,
          BookingRefused.NothingToUndo _,
          BookingRefused.NothingToTell _,
          BookingRefused.UnknownAppointment _ ->
          Html.gone(asking.frame());
    };
  }

  private List<Slot> nearest(Asking asking) {
    var wanted = asking.draft().heldStart().orElseGet(clock::instant);
    return availability.nearest(asking.clinic(), asking.treatment(), wanted, Preference.NONE);
  }

  private static Response lost(Asking asking, String title, String text, List<Slot> free) {
    var words = asking.words();
    var instead = free.isEmpty() ? words.takenNothing(asking.clinic().phone()) : text;
    var times = free.stream().map(s -> Days.Time.withDate(s, asking.language())).toList();
    var page =
        new Lost(
            title,
            instead,
            asking.base(),
            UUID.randomUUID().toString(),
            times,
            asking.draft().carried(field -> field.equals("hold") || field.equals("token")));
    return Html.page(409, asking.frame().language(), BookTemplates.lost(asking.frame(), page));
  }
}
