package afterglow.booking.page;

import afterglow.booking.appointment.BookingRefused;
import afterglow.booking.appointment.PatientChanges;
import afterglow.booking.availability.Availability;
import afterglow.booking.availability.Preference;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.time.Calendar;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * What a patient's link opens. Looking changes nothing, however often a mail scanner looks; every
 * change is a form of its own.
 */
@Path("/m/{token}")
@PermitAll
@PatientPage
@Produces(Html.TYPE)
class ManagePages {
  private final Clinics clinics;
  private final PatientChanges changes;
  private final Availability availability;
  private final TimesFinder finder;
  private final Clock clock;

  ManagePages(
      Clinics clinics,
      PatientChanges changes,
      Availability availability,
      TimesFinder finder,
      Clock clock) {
    this.clinics = clinics;
    this.changes = changes;
    this.availability = availability;
    this.finder = finder;
    this.clock = clock;
  }

  @GET
  @Operation(hidden = true)
  public Response show(String token, @RestQuery @Nullable String lang) {
    var opened = open(token, lang);
    return opened.isChangeable()
        ? opened.page(f -> ManageTemplates.appointment(f, opened.meeting(), false))
        : opened.ended();
  }

  @GET
  @Path("booked")
  @Operation(hidden = true)
  public Response booked(String token, @RestQuery @Nullable String lang) {
    var opened = open(token, lang);
    return opened.isChangeable()
        ? opened.page(f -> ManageTemplates.booked(f, opened.meeting()))
        : opened.ended();
  }

  @GET
  @Path("moved")
  @Operation(hidden = true)
  public Response moved(String token, @RestQuery @Nullable String lang) {
    var opened = open(token, lang);
    return opened.isChangeable()
        ? opened.page(f -> ManageTemplates.appointment(f, opened.meeting(), true))
        : opened.ended();
  }

  @POST
  @Path("confirm")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response confirm(String token, @FormParam("lang") @Nullable String lang) {
    var opened = open(token, lang);
    if (opened.isChangeable()) {
      changes.confirm(token);
    }
    return opened.seeOther("");
  }

  @GET
  @Path("cancel")
  @Operation(hidden = true)
  public Response beforeCancelling(String token, @RestQuery @Nullable String lang) {
    var opened = open(token, lang);
    return opened.isChangeable()
        ? opened.page(f -> ManageTemplates.cancel(f, opened.meeting()))
        : opened.ended();
  }

  @POST
  @Path("cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response cancel(String token, @FormParam("lang") @Nullable String lang) {
    var opened = open(token, lang);
    if (opened.isChangeable()) {
      changes.cancel(token, null);
    }
    return opened.seeOther("");
  }

  @POST
  @Path("undo")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response undo(String token, @FormParam("lang") @Nullable String lang) {
    var opened = open(token, lang);
    try {
      changes.undo(token);
    } catch (BookingRefused.NothingToUndo | BookingRefused.AlreadyBegun tooLate) {
      // The page says how it is.
    }
    return opened.seeOther("");
  }

  @GET
  @Path("move")
  @Operation(hidden = true)
  public Response times(
      String token,
      @RestQuery @Nullable String from,
      @RestQuery @Nullable String later,
      @RestQuery @Nullable String lang) {
    var opened = open(token, lang);
    if (!opened.isChangeable()) {
      return opened.ended();
    }
    var here = opened.meeting().link() + "/move";
    var asked =
        new TimesFinder.Asked(
            here, here, later == null ? from : later, null, opened.appointment(), List.of());
    var times = finder.find(opened.clinic(), opened.treatment(), asked, opened.language());
    return opened.page(f -> ManageTemplates.move(f, opened.meeting(), times));
  }

  @POST
  @Path("move")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response beforeMoving(
      String token,
      @FormParam("start") @Nullable String start,
      @FormParam("lang") @Nullable String lang) {
    var opened = open(token, lang);
    var wanted = instant(start);
    return opened.isChangeable()
        ? opened.page(
            f ->
                ManageTemplates.moving(f, opened.meeting(), wanted.toString(), opened.when(wanted)))
        : opened.ended();
  }

  @POST
  @Path("moved")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response move(
      String token,
      @FormParam("start") @Nullable String start,
      @FormParam("lang") @Nullable String lang) {
    var opened = open(token, lang);
    var wanted = instant(start);
    if (!opened.isChangeable()) {
      return opened.ended();
    }
    try {
      changes.reschedule(token, wanted);
      return opened.seeOther("/moved");
    } catch (BookingRefused.SlotTaken | BookingRefused.NotBookable taken) {
      return taken(opened, wanted);
    }
  }

  private Response taken(OpenedLink opened, Instant wanted) {
    var words = opened.language().words();
    var moving = opened.appointment();
    var free =
        availability.nearest(
            opened.clinic(),
            opened.treatment(),
            wanted,
            Preference.ofMoving(moving.id(), moving.location()));
    var lost =
        new Lost(
            words.takenTitle(),
            words.moveLead(opened.meeting().when()),
            opened.meeting().link(),
            UUID.randomUUID().toString(),
            free.stream().map(s -> Days.Time.withDate(s, opened.language())).toList(),
            List.of());
    return Html.page(
        409,
        opened.frame().language(),
        ManageTemplates.taken(opened.frame(), opened.meeting(), lost));
  }

  private OpenedLink open(String token, @Nullable String lang) {
    var appointment = changes.open(token);
    var clinic =
        clinics.find(appointment.clinic()).orElseThrow(BookingRefused.UnknownAppointment::new);
    return OpenedLink.of(
        token,
        appointment,
        clinic,
        lang,
        changes.undoUntil(appointment).isPresent(),
        clock.instant());
  }

  private static Instant instant(@Nullable String typed) {
    try {
      return Calendar.instant(Objects.requireNonNullElse(typed, ""));
    } catch (DateTimeException e) {
      throw new NotFoundException();
    }
  }

  /** Unknown, expired and revoked look alike. */
  @ServerExceptionMapper({BookingRefused.UnknownAppointment.class, NotFoundException.class})
  Response gone(HttpHeaders headers) {
    var browser = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
    return Html.gone(Frame.ofNoClinic(Language.choose(null, browser, Language.spoken()), null));
  }
}
