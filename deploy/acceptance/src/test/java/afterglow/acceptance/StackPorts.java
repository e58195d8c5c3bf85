package afterglow.acceptance;

import java.util.List;

/** Where the parts of a stack listen, as its design lays down: in a row from its first port on. */
public record StackPorts(int first) {
  private static final List<String> IN_A_ROW =
      List.of(
          "gateway",
          "booking",
          "followup",
          "notification",
          "postgresql",
          "kafka",
          "kafka-controller",
          "keycloak",
          "keycloak-management",
          "smtp",
          "sms",
          "booking-management",
          "followup-management",
          "notification-management",
          "booking-1",
          "followup-1",
          "notification-1",
          "booking-1-management",
          "followup-1-management",
          "notification-1-management",
          "booking-kafka",
          "followup-kafka",
          "notification-kafka");

  /** How many there are. */
  public static final int COUNT = IN_A_ROW.size();

  /** The port of what has this name. */
  public int of(String name) {
    var distance = IN_A_ROW.indexOf(name);
    if (distance < 0) {
      throw new IllegalArgumentException("No port of a stack is for " + name);
    }
    return first + distance;
  }
}
