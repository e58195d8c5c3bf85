package afterglow.acceptance.fault;

import java.util.Locale;

/** A way from one part to another on which the proof has put a proxy. */
enum Edge {
  BOOKING_POSTGRESQL(4),
  FOLLOWUP_POSTGRESQL(4),
  NOTIFICATION_POSTGRESQL(4),
  BOOKING_KAFKA(20),
  FOLLOWUP_KAFKA(21),
  NOTIFICATION_KAFKA(22),
  NOTIFICATION_SMTP(9),
  NOTIFICATION_SMS(10),
  NOTIFICATION_BOOKING(1),
  NOTIFICATION_FOLLOWUP(2),
  FOLLOWUP_BOOKING(1);

  private static final int FIRST_PROXY = 30;

  /** How many ports in a row a proof has: the system's, and a proxy's for every edge. */
  static final int PORTS = FIRST_PROXY + values().length;

  private final int target;

  Edge(int target) {
    this.target = target;
  }

  /** As {@code up --edges} names it. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  int proxyPort(int base) {
    return base + FIRST_PROXY + ordinal();
  }

  int targetPort(int base) {
    return base + target;
  }
}
