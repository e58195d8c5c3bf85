package afterglow.acceptance.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Every way in which the proof hurts the system. */
enum FaultKind {
  KILL_BOOKING,
  KILL_FOLLOWUP,
  KILL_NOTIFICATION,
  KILL_KAFKA,
  KILL_POSTGRESQL,
  KILL_LAUNCHER,
  STOP_BOOKING,
  STOP_FOLLOWUP,
  STOP_NOTIFICATION,
  STOP_KAFKA,
  STOP_POSTGRESQL,
  STOP_LAUNCHER,
  EDGE_RESET,
  EDGE_BLACK_HOLE,
  EDGE_SLOW,
  EDGE_CUT,
  SMTP_TEMPORARY,
  SMTP_REJECT,
  SMTP_CUT_AFTER_DOT,
  SMS_LIMIT,
  SMS_ERROR_AFTER_ACCEPTING,
  SMS_SILENCE_AFTER_ACCEPTING,
  SMS_RECEIPTS_TWICE,
  SMS_RECEIPT_FIRST,
  RECORDS_DUPLICATED,
  RECORDS_REORDERED,
  RECORDS_POISONED,
  RECORDS_REPLAYED,
  REBALANCE,
  DATABASE_AWAY,
  BROKER_WIPED;

  /** Those that a run has when nothing else is asked for; the others take minutes each. */
  static List<FaultKind> usual() {
    return Arrays.stream(values())
        .filter(kind -> kind != DATABASE_AWAY && kind != BROKER_WIPED)
        .toList();
  }

  static FaultKind of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The part that a kill or a stop is for. */
  String part() {
    return name().substring(name().indexOf('_') + 1).toLowerCase(Locale.ROOT);
  }
}
