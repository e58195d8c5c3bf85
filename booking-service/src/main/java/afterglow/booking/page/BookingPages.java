package afterglow.booking.page;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.clinic.Location;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Looking before booking: clinics, treatments, free times. Nothing here changes anything. */
@Path("/")
@PermitAll
@PatientPage
@Produces(Html.TYPE)
class BookingPages {
  private final Clinics clinics;
  private final TimesFinder times;

  BookingPages(Clinics clinics, TimesFinder times) {
    this.clinics = clinics;
    this.times = times;
  }

  @GET
  @Operation(hidden = true)
  public Response start(
      @RestQuery @Nullable String lang,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String browser) {
    return clinics(lang, browser);
  }

  @GET
  @Path("book")
  @Operation(hidden = true)
  public Response clinics(
      @RestQuery @Nullable String lang,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String browser) {
    var all = clinics.all();
    if (all.size() == 1) {
      return treatments(all.getFirst(), lang, browser);
    }
    var frame =
        Frame.ofNoClinic(Language.choose(lang, browser, Language.spoken()), lang)
            .in(Language.spoken());
    var cards =
        all.stream()
            .map(c -> new Card("/book/" + c.id() + frame.query(), c.name(), cities(c)))
            .toList();
    return Html.page(200, frame.language(), BookTemplates.clinics(frame, cards));
  }

  @GET
  @Path("book/{clinic}")
  @Operation(hidden = true)
  public Response treatments(
      String clinic,
      @RestQuery @Nullable String lang,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String browser) {
    return treatments(find(clinic), lang, browser);
  }

  private Response treatments(Clinic clinic, @Nullable String lang, @Nullable String browser) {
    var language = Language.choose(lang, browser, clinic);
    var frame = Frame.of(clinic, language, lang).in(clinic.locales());
    var cards =
        clinic.treatments().stream()
            .map(
                t ->
                    new Card(
                        "/book/" + clinic.id() + "/" + t.code() + frame.query(),
                        t.name().in(language.locale()),
                        language.minutes(t.minutes()) + ", " + language.price(t.price())))
            .toList();
    return Html.page(200, frame.language(), BookTemplates.treatments(frame, cards));
  }

  @GET
  @Path("book/{clinic}/{treatment}")
  @Operation(hidden = true)
  public Response times(
      String clinic,
      String treatment,
      @RestQuery @Nullable String from,
      @RestQuery @Nullable String later,
      @RestQuery @Nullable String with,
      @RestQuery @Nullable String lang,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String browser) {
    var c = find(clinic);
    var t = c.treatment(treatment).orElseThrow(NotFoundException::new);
    var language = Language.choose(lang, browser, c);
    var frame = Frame.of(c, language, lang).in(c.locales());
    var here = "/book/" + c.id() + "/" + t.code();
    var asked =
        new TimesFinder.Asked(
            here + "/hold", here, later == null ? from : later, with, null, List.of());
    return Html.page(
        200,
        frame.language(),
        BookTemplates.times(
            frame, times.find(c, t, asked, language), t.name().in(language.locale())));
  }

  @ServerExceptionMapper
  Response gone(NotFoundException e, HttpHeaders headers) {
    var browser = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
    return Html.gone(Frame.ofNoClinic(Language.choose(null, browser, Language.spoken()), null));
  }

  private static String cities(Clinic clinic) {
    return clinic.locations().stream()
        .map(Location::city)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private Clinic find(String clinic) {
    return clinics.find(clinic).orElseThrow(NotFoundException::new);
  }
}
