package afterglow.notification.message;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is signed in, and at which clinics they work. */
@RequestScoped
class StaffMember {
  private final JsonWebToken token;

  StaffMember(JsonWebToken token) {
    this.token = token;
  }

  String id() {
    var subject = token.getSubject();
    return subject == null ? token.getName() : subject;
  }

  /** The clinics' slugs from the claim {@code clinics}. */
  Set<String> clinics() {
    Object claim = token.getClaim("clinics");
    return switch (claim) {
      case JsonArray slugs ->
          slugs.getValuesAs(JsonString.class).stream()
              .map(JsonString::getString)
              .collect(Collectors.toUnmodifiableSet());
      case Collection<?> slugs ->
          slugs.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
      case null, default -> Set.of();
    };
  }
}
