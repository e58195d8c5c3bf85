package afterglow.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The consecutive ports of one stack, all on 127.0.0.1. */
public record Ports(int base) {
  // With second copies of the services (14 to 19) and a listener per edge to Kafka (20 to 22).
  static final int COUNT = 23;
  private static final int HIGHEST = 65_535;

  public Ports {
    if (base < 1024 || base + COUNT - 1 > HIGHEST) {
      throw new IllegalArgumentException(
          "A stack has %d ports in a row from 1024 up, so --port is at most %d"
              .formatted(COUNT, HIGHEST - COUNT + 1));
    }
  }

  public int gateway() {
    return base;
  }

  public int booking() {
    return base + 1;
  }

  public int followup() {
    return base + 2;
  }

  public int notification() {
    return base + 3;
  }

  public int postgresql() {
    return base + 4;
  }

  public int kafka() {
    return base + 5;
  }

  public int kafkaController() {
    return base + 6;
  }

  public int keycloak() {
    return base + 7;
  }

  public int keycloakManagement() {
    return base + 8;
  }

  public int smtp() {
    return base + 9;
  }

  public int sms() {
    return base + 10;
  }

  public int bookingManagement() {
    return base + 11;
  }

  public int followupManagement() {
    return base + 12;
  }

  public int notificationManagement() {
    return base + 13;
  }

  public int http(Replica replica) {
    return (replica.number() == 0 ? booking() : base + 14) + index(replica.service());
  }

  public int management(Replica replica) {
    return (replica.number() == 0 ? bookingManagement() : base + 17) + index(replica.service());
  }

  /** Where Kafka listens for a service that reaches it by a way of its own. */
  public int kafkaEdge(String service) {
    return base + 20 + index(service);
  }

  /** The port of what others use, by its name. */
  int of(String part) {
    return switch (part) {
      case "postgresql" -> postgresql();
      case "kafka" -> kafka();
      case "smtp" -> smtp();
      case "sms" -> sms();
      default -> booking() + index(part);
    };
  }

  private static int index(String service) {
    var index = Stack.SERVICES.indexOf(service);
    if (index < 0) {
      throw new IllegalArgumentException("There is no service " + service);
    }
    return index;
  }

  /** The one address that people see. */
  public String publicUrl() {
    return "http://localhost:" + base;
  }

  /** The first port that somebody else listens on, with what we want it for. */
  Optional<Taken> taken(List<Replica> replicas, Edges edges) {
    for (var use : uses(replicas, edges).entrySet()) {
      if (!free(use.getValue())) {
        return Optional.of(new Taken(use.getValue(), use.getKey()));
      }
    }
    return Optional.empty();
  }

  record Taken(int port, String wantedFor) {}

  private Map<String, Integer> uses(List<Replica> replicas, Edges edges) {
    var uses = new LinkedHashMap<String, Integer>();
    uses.put("the gateway", gateway());
    uses.put("PostgreSQL", postgresql());
    uses.put("Kafka", kafka());
    uses.put("Kafka's controller", kafkaController());
    uses.put("Keycloak", keycloak());
    uses.put("Keycloak's management", keycloakManagement());
    uses.put("the mail sandbox", smtp());
    uses.put("the text sandbox", sms());
    for (var replica : replicas) {
      uses.put(replica.name(), http(replica));
      uses.put(replica.name() + "'s management", management(replica));
      if (edges.leads(replica.service(), "kafka")) {
        uses.put("Kafka for " + replica.service(), kafkaEdge(replica.service()));
      }
    }
    return uses;
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
