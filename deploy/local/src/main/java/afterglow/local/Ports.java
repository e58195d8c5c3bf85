package afterglow.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The consecutive ports of one stack, all on 127.0.0.1. */
public record Ports(int base) {
  private static final int COUNT = 14;
  private static final int HIGHEST = 65_535;

  public Ports {
    if (base < 1024 || base + COUNT - 1 > HIGHEST) {
      throw new IllegalArgumentException(
          "A stack needs " + COUNT + " ports in a row from 1024 up, so --port is at most 65522");
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

  /** The one address that people see. */
  public String publicUrl() {
    return "http://localhost:" + base;
  }

  /** The first port that somebody else listens on, with what we want it for. */
  Optional<Taken> taken() {
    for (var use : uses().entrySet()) {
      if (!free(use.getValue())) {
        return Optional.of(new Taken(use.getValue(), use.getKey()));
      }
    }
    return Optional.empty();
  }

  record Taken(int port, String wantedFor) {}

  private Map<String, Integer> uses() {
    var uses = new LinkedHashMap<String, Integer>();
    uses.put("the gateway", gateway());
    uses.put("booking", booking());
    uses.put("followup", followup());
    uses.put("notification", notification());
    uses.put("PostgreSQL", postgresql());
    uses.put("Kafka", kafka());
    uses.put("Kafka's controller", kafkaController());
    uses.put("Keycloak", keycloak());
    uses.put("Keycloak's management", keycloakManagement());
    uses.put("the mail sandbox", smtp());
    uses.put("the text sandbox", sms());
    uses.put("booking's management", bookingManagement());
    uses.put("followup's management", followupManagement());
    uses.put("notification's management", notificationManagement());
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
