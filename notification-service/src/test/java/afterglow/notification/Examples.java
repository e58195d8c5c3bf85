package afterglow.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The example files of a contract, which lie on the test class path. */
public final class Examples {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Examples() {}

  /** Such as {@code booking/appointment-booked}. */
  public static ObjectNode of(String example) {
    var path = example.replace("/", "/examples/");
    try (var file = Examples.class.getResourceAsStream("/contract/" + path + ".json")) {
      return (ObjectNode) JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static ObjectNode data(ObjectNode event) {
    return (ObjectNode) event.get("data");
  }
}
