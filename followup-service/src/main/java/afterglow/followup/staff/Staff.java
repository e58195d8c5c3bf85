package afterglow.followup.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The signed-in member of staff and the clinics whose rows exist for them. */
@RequestScoped
public class Staff {
  private final JsonWebToken token;

  Staff(JsonWebToken token) {
    this.token = token;
  }

  public String name() {
    return token.getName();
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
}
