package afterglow.booking.desk;

import afterglow.booking.appointment.Appointment;
import afterglow.booking.appointment.Appointments;
import afterglow.booking.clinic.Clinic;
import afterglow.booking.http.StaffPage;
import afterglow.booking.page.Html;
import afterglow.booking.staff.StaffAccesses;
import afterglow.booking.time.Calendar;
import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The list that a receptionist keeps open all day. */
@Path("/desk")
@StaffPage
@RolesAllowed({"reception", "clinician", "manager", "auditor"})
@Produces(Html.TYPE)
class DayPages {
  private static final String REMEMBERED = "desk_clinic";
  private static final int A_YEAR = 365 * 24 * 60 * 60;

  private final Appointments appointments;
  private final DeskEntries entries;
  private final StaffAccesses accesses;
  private final Viewer viewer;
  private final Clock clock;

  DayPages(
      Appointments appointments,
      DeskEntries entries,
      StaffAccesses accesses,
      Viewer viewer,
      Clock clock) {
    this.appointments = appointments;
    this.entries = entries;
    this.accesses = accesses;
    this.viewer = viewer;
    this.clock = clock;
  }

  @GET
  @Transactional
  @Operation(hidden = true)
  public Response day(
      @RestQuery @Nullable String clinic,
      @RestQuery @Nullable String day,
      @RestQuery @Nullable String done,
      @RestQuery @Nullable String visit,
      @RestCookie(REMEMBERED) @Nullable String remembered,
      @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    var theirs = viewer.clinics();
    if (theirs.isEmpty()) {
      return viewer.noAccess();
    }
    var chosen = clinic == null ? remembered(theirs, remembered) : named(theirs, clinic);
    if (chosen.isEmpty()) {
      return Html.page(
          200,
          viewer.frame().language(),
          DeskTemplates.clinics(viewer.frame(), choices(theirs, null)));
    }
    var date = date(day, today(chosen.get()));
    var found = found(chosen.get(), date);
    var view = view(chosen.get(), theirs, date, found, done, visit);
    if (("\"" + view.tag() + "\"").equals(known)) {
      return Response.notModified().build();
    }
    accesses.saw(
        "board.read",
        chosen.get().id(),
        found.stream().map(Appointment::patient).toList(),
        found.size());
    var page = Html.page(200, view.frame().language(), DeskTemplates.day(view.frame(), view));
    return clinic != null && theirs.size() > 1 ? remembering(page, clinic) : page;
  }

  private List<Appointment> found(Clinic clinic, LocalDate day) {
    var zone = clinic.zone();
    return appointments.startingWithin(
        clinic.id(),
        day.atStartOfDay(zone).toInstant(),
        day.plusDays(1).atStartOfDay(zone).toInstant());
  }

  private DayView view(
      Clinic clinic,
      List<Clinic> theirs,
      LocalDate day,
      List<Appointment> found,
      @Nullable String done,
      @Nullable String visit) {
    var shown = entries.of(clinic, found, viewer);
    var language = viewer.language();
    return new DayView(
        viewer.frame(clinic),
        clinic.id(),
        language.heading(day),
        clinic.locations().getFirst().city(),
        day.toString(),
        day.minusDays(1).toString(),
        day.plusDays(1).toString(),
        day.equals(today(clinic)),
        theirs.size() > 1 ? choices(theirs, clinic) : List.of(),
        shown,
        Integer.toHexString(Objects.hash(language.code(), clinic.id(), day, shown)),
        banner(found, shown, done, visit));
  }

  /** Only what is still so is told; an address may be opened long after. */
  private @Nullable Banner banner(
      List<Appointment> found,
      List<DeskEntry> shown,
      @Nullable String done,
      @Nullable String visit) {
    var act = Act.of(Objects.requireNonNullElse(done, ""));
    return found.stream()
        .filter(a -> act.isPresent() && a.id().toString().equals(visit))
        .filter(a -> act.get().isDone(a))
        .flatMap(a -> shown.stream().filter(e -> e.id().equals(visit)))
        .findFirst()
        .map(e -> new Banner(true, act.get().done(viewer.words(), e.name())))
        .orElse(null);
  }

  private LocalDate today(Clinic clinic) {
    return LocalDate.ofInstant(clock.instant(), clinic.zone());
  }

  private static LocalDate date(@Nullable String typed, LocalDate today) {
    try {
      var date = typed == null ? today : Calendar.date(typed);
      return Math.abs(date.getYear() - today.getYear()) > 100 ? today : date;
    } catch (DateTimeException e) {
      return today;
    }
  }

  private static Optional<Clinic> remembered(List<Clinic> theirs, @Nullable String remembered) {
    return theirs.size() == 1
        ? Optional.of(theirs.getFirst())
        : theirs.stream().filter(c -> c.id().equals(remembered)).findFirst();
  }

  private static Optional<Clinic> named(List<Clinic> theirs, String id) {
    return Optional.of(
        theirs.stream()
            .filter(c -> c.id().equals(id))
            .findFirst()
            .orElseThrow(NotFoundException::new));
  }

  private static List<DayView.Choice> choices(List<Clinic> theirs, @Nullable Clinic chosen) {
    return theirs.stream()
        .map(c -> new DayView.Choice(c.id(), c.name(), c.equals(chosen)))
        .toList();
  }

  private static Response remembering(Response page, String clinic) {
    return Response.fromResponse(page)
        .cookie(
            new NewCookie.Builder(REMEMBERED)
                .value(clinic)
                .path("/desk")
                .maxAge(A_YEAR)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build())
        .build();
  }

  @ServerExceptionMapper(ForbiddenException.class)
  Response noAccess() {
    return viewer.noAccess();
  }

  @ServerExceptionMapper(NotFoundException.class)
  Response gone() {
    return viewer.gone();
  }
}
