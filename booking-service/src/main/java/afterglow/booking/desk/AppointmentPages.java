package afterglow.booking.desk;

import afterglow.booking.appointment.Appointment;
import afterglow.booking.appointment.Appointments;
import afterglow.booking.appointment.BookingRefused;
import afterglow.booking.appointment.StaffChanges;
import afterglow.booking.clinic.Clinic;
import afterglow.booking.http.StaffPage;
import afterglow.booking.page.Html;
import afterglow.booking.staff.StaffAccesses;
import afterglow.booking.staff.StaffMember;
import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * One appointment: how to reach the patient, what has happened, and what can be done. Every form
 * carries the version that it was decided on; what is refused leads back here, to how it is now.
 */
@Path("/desk/appointments/{id}")
@StaffPage
@Produces(Html.TYPE)
class AppointmentPages {
  private final Appointments appointments;
  private final StaffChanges changes;
  private final AppointmentViews views;
  private final StaffMember staff;
  private final StaffAccesses accesses;
  private final Viewer viewer;

  AppointmentPages(
      Appointments appointments,
      StaffChanges changes,
      AppointmentViews views,
      StaffMember staff,
      StaffAccesses accesses,
      Viewer viewer) {
    this.appointments = appointments;
    this.changes = changes;
    this.views = views;
    this.staff = staff;
    this.accesses = accesses;
    this.viewer = viewer;
  }

  @GET
  @RolesAllowed({"reception", "clinician", "manager", "auditor"})
  @Transactional
  @Operation(hidden = true)
  public Response show(UUID id, @RestQuery @Nullable String refused) {
    var view = view(id, refused);
    return Html.page(200, view.frame().language(), DeskTemplates.appointment(view.frame(), view));
  }

  /** Asks first: the patient is told at once. */
  @GET
  @Path("cancellation")
  @RolesAllowed({"reception", "clinician", "manager"})
  @Transactional
  @Operation(hidden = true)
  public Response beforeCancelling(UUID id) {
    var view = view(id, null);
    return view.entry().buttons().stream().anyMatch(DeskEntry.Button::asks)
        ? Html.page(200, view.frame().language(), DeskTemplates.cancel(view.frame(), view))
        : changed(id);
  }

  @POST
  @Path("{act}")
  @RolesAllowed({"reception", "clinician", "manager"})
  @Operation(hidden = true)
  public Response act(UUID id, String act, @FormParam("version") @Nullable String version) {
    var wanted = Act.of(act).orElseThrow(NotFoundException::new);
    try {
      return done(wanted, act(wanted, id, seen(version)));
    } catch (BookingRefused.StaleVersion
        | BookingRefused.NotAllowedFrom
        | BookingRefused.NothingToUndo e) {
      return changed(id);
    } catch (BookingRefused.BeforeItsDay | BookingRefused.BeforeItsStart e) {
      return Html.seeOther("/desk/appointments/" + id + "?refused=" + act);
    }
  }

  private Appointment act(Act act, UUID id, int seen) {
    return switch (act) {
      case ARRIVAL -> changes.arrive(staff.clinics(), id, seen);
      case FULFILMENT -> changes.fulfil(staff.clinics(), id, seen, null);
      case NO_SHOW -> changes.miss(staff.clinics(), id, seen);
      case CANCELLATION -> changes.cancel(staff.clinics(), id, seen);
      case UNDO -> changes.undo(staff.clinics(), id, seen);
    };
  }

  private static Response done(Act act, Appointment a) {
    return Html.seeOther(
        "/desk?clinic=%s&day=%s&done=%s&visit=%s#v-%s"
            .formatted(a.clinic(), a.localStart().toLocalDate(), act.path(), a.id(), a.id()));
  }

  private static Response changed(UUID id) {
    return Html.seeOther("/desk/appointments/" + id + "?refused=changed");
  }

  /** Nobody has seen version 0, so that a form without one is out of date. */
  private static int seen(@Nullable String version) {
    try {
      return Integer.parseInt(Objects.requireNonNullElse(version, ""));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private AppointmentView view(UUID id, @Nullable String refused) {
    var appointment = appointments.of(staff.clinics(), id).orElseThrow(NotFoundException::new);
    accesses.saw("appointment.read", appointment.clinic(), List.of(appointment.patient()), 1);
    return views.of(clinic(appointment), appointment, viewer, refused);
  }

  private Clinic clinic(Appointment appointment) {
    return viewer.clinics().stream()
        .filter(clinic -> clinic.id().equals(appointment.clinic()))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  @ServerExceptionMapper(ForbiddenException.class)
  Response noAccess() {
    return viewer.noAccess();
  }

  @ServerExceptionMapper({NotFoundException.class, BookingRefused.UnknownAppointment.class})
  Response gone() {
    return viewer.gone();
  }
}
