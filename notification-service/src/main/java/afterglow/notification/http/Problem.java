package afterglow.notification.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A failure as RFC 9457 tells it: {@code type} is stable and for machines, {@code title} is the
 * same for each type, {@code detail} is for the person in front of it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    @JsonIgnore Map<String, Object> members) {
  public static final String MEDIA_TYPE = "application/problem+json";
  private static final Set<String> STANDARD =
      Set.of("type", "title", "status", "detail", "instance");

  public static Problem of(String name, int status, String title, @Nullable String detail) {
    return new Problem("urn:afterglow:problem:" + name, title, status, detail, Map.of());
  }

  /**
   * The same problem with one more member for machines.
   *
   * @param name none that every problem has: a document says each of its members once
   */
  public Problem with(String name, Object value) {
    if (STANDARD.contains(name)) {
      throw new IllegalArgumentException(name + " is a member of every problem");
    }
    var more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(type, title, status, detail, more);
  }

  public Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }

  @JsonAnyGetter
  Map<String, Object> extensions() {
    return members;
  }
}
