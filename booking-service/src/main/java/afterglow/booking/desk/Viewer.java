package afterglow.booking.desk;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.page.Html;
import afterglow.booking.page.Language;
import afterglow.booking.staff.StaffMember;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whoever looks at a page of the desk: in which language, with which clinics, to do what. */
@RequestScoped
class Viewer {
  private static final Set<String> ACTING = Set.of("reception", "clinician", "manager");

  private final StaffMember staff;
  private final Clinics clinics;
  private final HttpHeaders headers;

  Viewer(StaffMember staff, Clinics clinics, HttpHeaders headers) {
    this.staff = staff;
    this.clinics = clinics;
    this.headers = headers;
  }

  Language language() {
    return Language.ofBrowser(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }

  DeskWords words() {
    return MessageBundles.get(DeskWords.class, Localized.Literal.of(language().code()));
  }

  /** Theirs that are set up here, by name. */
  List<Clinic> clinics() {
    return staff.clinics().stream()
        .map(clinics::find)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Clinic::name))
        .toList();
  }

  /** Auditors look and do nothing. */
  boolean acts() {
    return !Collections.disjoint(staff.roles(), ACTING);
  }

  DeskFrame frame(Clinic clinic) {
    return new DeskFrame(language(), clinic.name(), clinic.demo(), staff.name());
  }

  DeskFrame frame() {
    return new DeskFrame(language(), null, false, staff.name());
  }

  /** For those with a session that opens nothing: who they are, and what is missing. */
  Response noAccess() {
    var words = words();
    var roles = String.join(", ", staff.roles().stream().sorted().toList());
    var theirs = String.join(", ", clinics().stream().map(Clinic::name).toList());
    return Html.page(
        403,
        frame().language(),
        DeskTemplates.noAccess(
            frame(),
            roles.isEmpty() ? words.none() : roles,
            theirs.isEmpty() ? words.none() : theirs));
  }

  /** Another clinic's is as if it were not there. */
  Response gone() {
    return Html.page(404, frame().language(), DeskTemplates.gone(frame()));
  }
}
