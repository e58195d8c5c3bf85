package afterglow.followup.careplan;

import java.util.Set;

/** The life of one planned step. */
public enum FollowUpStatus {
  /** Waits for its time. */
  PLANNED,
  /** Will not be sent; the reason stands beside it. */
  SUPPRESSED,
  /** Its time has come and the message was asked for. */
  DUE,
  /** A provider took the message over. */
  SENT,
  /** The patient answered. */
  ANSWERED,
  /** It had to be answered and was not, in time. */
  MISSED,
  /** The appointment changed before it was sent. */
  WITHDRAWN;

  /** All moves there are. */
  Set<FollowUpStatus> next() {
    return switch (this) {
      case PLANNED -> Set.of(DUE, SUPPRESSED, WITHDRAWN);
      case DUE -> Set.of(SENT, ANSWERED, MISSED, WITHDRAWN);
      case SENT -> Set.of(ANSWERED, MISSED);
      case MISSED -> Set.of(ANSWERED);
      case SUPPRESSED, ANSWERED, WITHDRAWN -> Set.of();
    };
  }
}
