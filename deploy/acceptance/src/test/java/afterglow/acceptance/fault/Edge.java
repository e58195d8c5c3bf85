package afterglow.acceptance.fault;

import java.util.Locale;

/** A way from one part to another on which the proof has put a proxy. */
enum Edge {
  BOOKING_POSTGRESQL("postgresql"),
  FOLLOWUP_POSTGRESQL("postgresql"),
  NOTIFICATION_POSTGRESQL("postgresql"),
  BOOKING_KAFKA("booking-kafka"),
  FOLLOWUP_KAFKA("followup-kafka"),
  NOTIFICATION_KAFKA("notification-kafka"),
  NOTIFICATION_SMTP("smtp"),
  NOTIFICATION_SMS("sms"),
  NOTIFICATION_BOOKING("booking"),
  NOTIFICATION_FOLLOWUP("followup"),
  FOLLOWUP_BOOKING("booking");

  private static final int FIRST_PROXY = 30;

  /** How many ports in a row a proof has: the system's, and a proxy's for every edge. */
  static final int PORTS = FIRST_PROXY + values().length;

  private final String target;

  Edge(String target) {
    this.target = target;
  }

  /** As {@code up --edges} names it. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  int proxyPort(int base) {
    return base + FIRST_PROXY + ordinal();
  }

  /** What it leads to, as {@link afterglow.acceptance.StackPorts} names it. */
  String target() {
    return target;
  }
}
