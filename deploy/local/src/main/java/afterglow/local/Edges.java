package afterglow.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Under which address one part reaches another: directly, unless a file leads it elsewhere, such as
 * through a proxy that breaks connections for a test.
 */
public class Edges {
  private static final Pattern ADDRESS = Pattern.compile("([\\w.-]+):(\\d{1,5})");

  private final Ports ports;
  private final Map<String, Address> led;

  private Edges(Ports ports, Map<String, Address> led) {
    this.ports = ports;
    this.led = Map.copyOf(led);
  }

  /** Where something listens. */
  public record Address(String host, int port) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  public static Edges direct(Ports ports) {
    return new Edges(ports, Map.of());
  }

  /** Reads lines such as {@code booking.postgresql=127.0.0.1:19101}. */
  public static Edges of(Path file, Ports ports) {
    var lines = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal("The edges in " + file + " cannot be read: " + e.getMessage(), e);
    }
    var led = new TreeMap<String, Address>();
    for (var edge : lines.stringPropertyNames()) {
      if (!known().contains(edge)) {
        throw new Refusal(
            edge + " in " + file + " is no edge. There are " + String.join(", ", known()));
      }
      led.put(edge, parsed(edge, lines.getProperty(edge).strip()));
    }
    return new Edges(ports, led);
  }

  /** Where {@code from} finds {@code to}; both copies of a service go the same way. */
  public Address address(String from, String to) {
    var address = led.get(from + "." + to);
    return address == null ? new Address("127.0.0.1", ports.of(to)) : address;
  }

  /** Where the gateway finds the copies of a service. */
  public List<Address> fromGateway(String service, List<Replica> replicas) {
    if (leads("gateway", service)) {
      return List.of(address("gateway", service));
    }
    return replicas.stream()
        .filter(replica -> replica.service().equals(service))
        .map(replica -> new Address("127.0.0.1", ports.http(replica)))
        .toList();
  }

  /** Whether the way is another than the direct one. */
  public boolean leads(String from, String to) {
    return led.containsKey(from + "." + to);
  }

  private static Address parsed(String edge, String text) {
    var parts = ADDRESS.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
      throw new Refusal(edge + "=" + text + " is no address. Write 127.0.0.1:19101");
    }
    return new Address(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  private static Set<String> known() {
    var known =
        new TreeSet<>(
            Set.of(
                "notification.smtp",
                "notification.sms",
                "notification.booking",
                "notification.followup",
                "followup.booking"));
    for (var service : Stack.SERVICES) {
      known.add(service + ".postgresql");
      known.add(service + ".kafka");
      known.add("gateway." + service);
    }
    return known;
  }
}
