package afterglow.booking.page;

import afterglow.booking.appointment.Appointment;
import afterglow.booking.appointment.AppointmentStatus;
import afterglow.booking.appointment.BookingRefused;
import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.clinic.Unit;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An appointment that somebody opened with their link, in their language. */
record OpenedLink(
    String token,
    Appointment appointment,
    Clinic clinic,
    Language language,
    Frame frame,
    boolean begun,
    boolean undoable) {

  static OpenedLink of(
      String token,
      Appointment appointment,
      Clinic clinic,
      @Nullable String lang,
      boolean undoable,
      Instant now) {
    var language = Language.choose(lang, appointment.patientLocale(), clinic);
    return new OpenedLink(
        token,
        appointment,
        clinic,
        language,
        Frame.of(clinic, language, lang),
        appointment.hasBegun(now),
        undoable);
  }

  boolean isChangeable() {
    return appointment.status() == AppointmentStatus.BOOKED && !begun;
  }

  Treatment treatment() {
    return clinic
        .treatment(appointment.treatment())
        .orElseThrow(BookingRefused.UnknownAppointment::new);
  }

  Meeting meeting() {
    var at = clinic.location(appointment.location());
    return new Meeting(
        "/m/" + token,
        when(appointment.start()),
        at.city(),
        at.name(),
        at.address(),
        appointment.reference(),
        appointment.confirmedAt() != null,
        clinic.practitioner(appointment.practitioner()).map(Unit::name).orElse(null));
  }

  String when(Instant start) {
    return language.dateAndTime(start.atZone(appointment.zone()));
  }

  Response page(Function<Frame, TemplateInstance> page) {
    var around = frame.in(clinic.locales());
    return Html.page(200, around.language(), page.apply(around));
  }

  Response seeOther(String below) {
    return Html.seeOther("/m/" + token + below + frame.query());
  }

  /** The page when nothing can be changed any more. */
  Response ended() {
    var words = language.words();
    return switch (appointment.status()) {
      case CANCELLED -> ended(words.cancelledTitle(), words.cancelledText(), true);
      case ARRIVED -> ended(words.arrivedTitle(), words.arrivedText(), false);
      case FULFILLED, NO_SHOW -> ended(words.overTitle(), words.overText(), true);
      case PENDING_REVIEW -> ended(words.pendingTitle(), words.pendingText(), false);
      case BOOKED ->
          ended(
              words.begunTitle(),
              words.begunText(clinic.location(appointment.location()).phone()),
              false);
    };
  }

  private Response ended(String title, String text, boolean again) {
    return page(f -> ManageTemplates.ended(f, meeting(), title, text, again, undoable));
  }
}
