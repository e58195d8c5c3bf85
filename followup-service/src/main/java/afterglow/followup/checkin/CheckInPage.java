package afterglow.followup.checkin;

import afterglow.followup.preparation.PreparationView;
import afterglow.followup.preparation.Preparations;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The page behind a message's link. Looking at it changes nothing; sending a check-in does. */
@Path("/checkin/{token}")
@PermitAll
@Produces(CheckInPage.HTML)
class CheckInPage {
  static final String HTML = "text/html;charset=UTF-8";
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es"));

  private final CheckIns checkIns;
  private final Preparations preparations;

  CheckInPage(CheckIns checkIns, Preparations preparations) {
    this.checkIns = checkIns;
    this.preparations = preparations;
  }

  @CheckedTemplate(basePath = "checkin")
  static class Templates {
    private Templates() {}

    static native TemplateInstance form(CheckInView view);

    static native TemplateInstance taken(TakenView view);

    static native TemplateInstance preparation(PreparationView view);

    static native TemplateInstance gone(String lang);
  }

  @GET
  @Operation(summary = "How to prepare, or the questions of a check-in", hidden = true)
  public Response show(String token) {
    var preparation = preparations.open(token);
    if (preparation.isPresent()) {
      var view = preparation.get();
      return page(200, view.locale(), Templates.preparation(view));
    }
    return form(200, new CheckInView(checkIns.open(token), CheckInForm.blank(), false));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(summary = "Takes the answers of a check-in", hidden = true)
  public Response send(String token, MultivaluedMap<String, String> sent) {
    var form = CheckInForm.of(sent);
    var checkIn = checkIns.open(token);
    var asked = new CheckInView(checkIn, form, true);
    var answers = form.understood(checkIn.flags());
    // Nobody who reports something alarming is sent back to fill in the rest first.
    if (asked.failed() && !checkIns.alarm(checkIn, answers)) {
      return form(422, asked);
    }
    var view = TakenView.of(checkIns.answer(token, answers));
    return page(200, view.locale(), Templates.taken(view));
  }

  private static Response form(int status, CheckInView view) {
    return page(status, view.locale(), Templates.form(view));
  }

  @ServerExceptionMapper
  Response none(NoSuchCheckIn none, @Context HttpHeaders headers) {
    var locale = wanted(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    return page(404, locale, Templates.gone(locale.getLanguage()));
  }

  private static Locale wanted(@Nullable String languages) {
    try {
      var ranges = Locale.LanguageRange.parse(languages == null ? "en" : languages);
      return Objects.requireNonNullElse(Locale.lookup(ranges, LANGUAGES), Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      return Locale.ENGLISH;
    }
  }

  /** Only a form that was not ours can hold such answers. */
  @ServerExceptionMapper
  Response refused(AnswersRefused refused) {
    return page(422, Locale.ENGLISH, Templates.gone("en"));
  }

  private static Response page(int status, Locale locale, TemplateInstance page) {
    return Response.status(status)
        .type(HTML)
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex, nofollow")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
                + " frame-ancestors 'none'; base-uri 'none'")
        .entity(page.setLocale(locale).render())
        .build();
  }
}
