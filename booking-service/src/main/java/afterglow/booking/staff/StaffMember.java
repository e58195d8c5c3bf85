package afterglow.booking.staff;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.ws.rs.NotFoundException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is signed in, in which roles, and the clinics whose rows exist for them. */
@RequestScoped
public class StaffMember {
  private final JsonWebToken token;
  private final SecurityIdentity identity;

  StaffMember(JsonWebToken token, SecurityIdentity identity) {
    this.token = token;
    this.identity = identity;
  }

  /** Stays the same for as long as they work here, whatever they are called. */
  public String id() {
    var subject = token.getSubject();
    return subject == null ? name() : subject;
  }

  /** What they sign in as. */
  public String name() {
    return token.getName();
  }

  public Set<String> roles() {
    return identity.getRoles();
  }

  /** Slugs; empty when the token names none, and then nothing is found. */
  public Set<String> clinics() {
    return switch ((Object) token.getClaim("clinics")) {
      case JsonArray slugs ->
          slugs.getValuesAs(JsonString.class).stream()
              .map(JsonString::getString)
              .collect(Collectors.toUnmodifiableSet());
      case Collection<?> slugs ->
          slugs.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
      case null, default -> Set.of();
    };
  }

  /** Passes only for a clinic of theirs. */
  public void worksAt(String clinic) {
    if (!clinics().contains(clinic)) {
      throw new NotFoundException();
    }
  }
}
