package afterglow.followup.cases;

import afterglow.followup.staff.StaffMember;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whoever looks at the cases: in which language, at what time, to do what. */
@RequestScoped
class CareViewer {
  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.of("es"));
  private static final Set<String> ACTING = Set.of("clinician", "manager");

  private final StaffMember staff;
  private final HttpHeaders headers;
  private final Clock clock;

  CareViewer(StaffMember staff, HttpHeaders headers, Clock clock) {
    this.staff = staff;
    this.headers = headers;
    this.clock = clock;
  }

  StaffMember staff() {
    return staff;
  }

  /** Auditors look and do nothing. */
  boolean acts() {
    return staff.roles().stream().anyMatch(ACTING::contains);
  }

  Locale locale() {
    return spoken(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }

  CareWords words() {
    return MessageBundles.get(CareWords.class, Localized.Literal.of(locale().getLanguage()));
  }

  String moment(ZonedDateTime at) {
    return say(words().momentPattern(), at);
  }

  String visit(ZonedDateTime at) {
    return say(words().visitPattern(), at);
  }

  boolean isOver(ZonedDateTime deadline) {
    return deadline.toInstant().isBefore(clock.instant());
  }

  private String say(String pattern, ZonedDateTime at) {
    var said = DateTimeFormatter.ofPattern(pattern, locale()).format(at);
    return said.replace("AM", "am").replace("PM", "pm");
  }

  private static Locale spoken(@Nullable String browser) {
    try {
      var match =
          Locale.lookup(Locale.LanguageRange.parse(browser == null ? "en" : browser), SPOKEN);
      return match == null ? Locale.ENGLISH : match;
    } catch (IllegalArgumentException e) {
      return Locale.ENGLISH;
    }
  }
}
