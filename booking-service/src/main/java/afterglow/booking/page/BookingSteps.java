package afterglow.booking.page;

import afterglow.booking.appointment.AppointmentBook;
import afterglow.booking.appointment.BookingForm;
import afterglow.booking.appointment.BookingRefused;
import afterglow.booking.appointment.Hold;
import afterglow.booking.appointment.Wish;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.idempotency.CallRefused;
import afterglow.booking.idempotency.CreatingCall;
import afterglow.booking.time.Calendar;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The forms from a free time to an appointment. Each answers with the next page itself: a redirect
 * would put the hold into an address.
 */
@Path("/")
@PermitAll
@PatientPage
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(Html.TYPE)
class BookingSteps {
  /** Not a path of the class: that would hide the treatment's own page, which is another class. */
  static final String BELOW = "book/{clinic}/{treatment}/";

  private static final int MOST_ATTEMPTS = 50;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

  private final Clinics clinics;
  private final AppointmentBook book;
  private final Mistakes mistakes;
  private final StepPages pages;
  private final RefusalPages refusals;

  BookingSteps(
      Clinics clinics,
      AppointmentBook book,
      Mistakes mistakes,
      StepPages pages,
      RefusalPages refusals) {
    this.clinics = clinics;
    this.book = book;
    this.mistakes = mistakes;
    this.pages = pages;
    this.refusals = refusals;
  }

  @POST
  @Path(BookingSteps.BELOW + "hold")
  @Operation(hidden = true)
  public Response hold(
      String clinic,
      String treatment,
      MultivaluedMap<String, String> form,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String browser) {
    var start = start(form.getFirst("start"));
    var asking =
        Asking.of(clinics, clinic, treatment, form, browser).with("held", start.toString());
    return answering(
        asking,
        () -> {
          var with = asking.draft().value("with");
          var wish = new Wish(treatment, start, with.isEmpty() ? null : with, null);
          // One form offers many times, so the time is a part of the key.
          var call = CreatingCall.byAnybody(clinic, "hold-page", asking.key() + "." + start, wish);
          var held = book.hold(asking.clinic(), wish, call);
          var next = asking.with("hold", held.id().toString()).with("token", held.token());
          return next.questions().isEmpty() || answered(next)
              ? pages.details(next, shown(next), Map.of())
              : pages.questions(next, shown(next), Map.of());
        });
  }

  @POST
  @Path(BookingSteps.BELOW + "times")
  @Operation(hidden = true)
  public Response times(
      String clinic,
      String treatment,
      MultivaluedMap<String, String> form,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String browser) {
    var asking = Asking.of(clinics, clinic, treatment, form, browser);
    var later = form.getFirst("later");
    return pages.times(asking, later == null ? form.getFirst("from") : later);
  }

  @POST
  @Path(BookingSteps.BELOW + "questions")
  @Operation(hidden = true)
  public Response questions(
      String clinic,
      String treatment,
      MultivaluedMap<String, String> form,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String browser) {
    var asking = Asking.of(clinics, clinic, treatment, form, browser);
    return answering(asking, () -> pages.questions(asking, shown(asking), Map.of()));
  }

  @POST
  @Path(BookingSteps.BELOW + "details")
  @Operation(hidden = true)
  public Response details(
      String clinic,
      String treatment,
      MultivaluedMap<String, String> form,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String browser) {
    var asking = Asking.of(clinics, clinic, treatment, form, browser);
    return answering(
        asking,
        () -> {
          var wrong = inAnswers(asking);
          return wrong.isEmpty()
              ? pages.details(asking, screened(asking), Map.of())
              : pages.questions(asking, shown(asking), wrong);
        });
  }

  @POST
  @Path(BookingSteps.BELOW + "check")
  @Operation(hidden = true)
  public Response check(
      String clinic,
      String treatment,
      MultivaluedMap<String, String> form,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String browser) {
    var asking = Asking.of(clinics, clinic, treatment, form, browser);
    return answering(
        asking,
        () -> {
          var wrong = mistaken(asking);
          return wrong != null ? wrong : pages.check(asking, screened(asking));
        });
  }

  /** Ten minutes more, and back to the step that asked for them. */
  @POST
  @Path(BookingSteps.BELOW + "extend")
  @Operation(hidden = true)
  public Response extend(
      String clinic,
      String treatment,
      MultivaluedMap<String, String> form,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String browser) {
    var asking = Asking.of(clinics, clinic, treatment, form, browser);
    return answering(
        asking,
        () -> {
          var hold =
              book.extend(
                  asking.clinic(),
                  asking.draft().hold().orElseThrow(BookingRefused.UnknownHold::new),
                  asking.draft().value("token"));
          return switch (Objects.requireNonNullElse(form.getFirst("at"), "")) {
            case "check" -> pages.check(asking, hold);
            case "details" -> pages.details(asking, hold, Map.of());
            default -> pages.questions(asking, hold, Map.of());
          };
        });
  }

  @POST
  @Path(BookingSteps.BELOW + "book")
  @Operation(hidden = true)
  public Response book(
      String clinic,
      String treatment,
      MultivaluedMap<String, String> form,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String browser) {
    var asking = Asking.of(clinics, clinic, treatment, form, browser);
    return answering(
        asking,
        () -> {
          var wrong = mistaken(asking);
          if (wrong != null) {
            return wrong;
          }
          var sent = form(asking);
          var call = CreatingCall.byAnybody(clinic, "book-page", asking.key(), sent);
          var booked = patiently(() -> book.book(asking.clinic(), sent, call));
          return Html.seeOther(booked.manageUrl().getPath() + "/booked" + asking.frame().query());
        });
  }

  /** Somebody who taps twice waits for the first tap's answer instead of being told off. */
  private static <T> T patiently(Supplier<T> work) {
    for (var attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (CallRefused.StillInFlight e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
      }
    }
  }

  private BookingForm form(Asking asking) {
    var draft = asking.draft();
    return new BookingForm(
        draft.hold().orElseThrow(BookingRefused.UnknownHold::new),
        draft.value("token"),
        draft.person(asking.language(), asking.home().zone()).at(asking.clinic()),
        draft.ticked("marketing"),
        draft.answers(asking.treatment().screening().questions()));
  }

  private @Nullable Response mistaken(Asking asking) {
    var inAnswers = inAnswers(asking);
    if (!inAnswers.isEmpty()) {
      return pages.questions(asking, shown(asking), inAnswers);
    }
    var inDetails =
        mistakes.inDetails(
            asking.draft(),
            asking.draft().person(asking.language(), asking.home().zone()),
            asking.home(),
            asking.words());
    return inDetails.isEmpty() ? null : pages.details(asking, shown(asking), inDetails);
  }

  private Map<String, String> inAnswers(Asking asking) {
    return mistakes.inAnswers(asking.draft(), asking.questions(), asking.home(), asking.words());
  }

  private boolean answered(Asking asking) {
    return inAnswers(asking).isEmpty();
  }

  /** The held time, once the answers allow it. */
  private Hold screened(Asking asking) {
    var hold = shown(asking);
    var asked = asking.treatment().screening().questions();
    book.screen(asking.clinic(), hold, asking.draft().answers(asked));
    return hold;
  }

  private Hold shown(Asking asking) {
    var draft = asking.draft();
    return book.show(
        asking.clinic(),
        draft.hold().orElseThrow(BookingRefused.UnknownHold::new),
        draft.value("token"));
  }

  private Response answering(Asking asking, Supplier<Response> page) {
    try {
      return page.get();
    } catch (BookingRefused refused) {
      return refusals.page(asking, refused);
    }
  }

  private static Instant start(@Nullable String typed) {
    try {
      return Calendar.instant(Objects.requireNonNullElse(typed, ""));
    } catch (DateTimeException e) {
      throw new NotFoundException();
    }
  }

  @ServerExceptionMapper
  Response gone(NotFoundException e, HttpHeaders headers) {
    var browser = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
    return Html.gone(Frame.ofNoClinic(Language.choose(null, browser, Language.spoken()), null));
  }
}
