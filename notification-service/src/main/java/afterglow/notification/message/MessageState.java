package afterglow.notification.message;

import java.util.EnumSet;
import java.util.Set;

/** Where a message stands. */
public enum MessageState {
  /** To be sent when it is due. */
  PLANNED,
  /** Never sent, for a reason. */
  SUPPRESSED,
  /** A provider is being asked to take it, or was when this service stopped. */
  SENDING,
  /** A provider has taken it over. */
  ACCEPTED,
  /** A provider has refused it for good. */
  REJECTED,
  /** A provider was asked and no answer came: it may or may not have been sent. */
  UNKNOWN,
  /** It has arrived, says the provider. */
  DELIVERED,
  /** It has not arrived and will not be tried again. */
  FAILED;

  private Set<MessageState> next() {
    return switch (this) {
      case PLANNED -> EnumSet.of(SUPPRESSED, SENDING);
      // Back to PLANNED only when the provider has certainly not taken it.
      case SENDING -> EnumSet.of(ACCEPTED, REJECTED, UNKNOWN, PLANNED);
      case UNKNOWN -> EnumSet.of(SENDING, ACCEPTED, FAILED);
      case ACCEPTED -> EnumSet.of(DELIVERED, FAILED);
      case SUPPRESSED, REJECTED, DELIVERED, FAILED -> EnumSet.noneOf(MessageState.class);
    };
  }

  boolean allows(MessageState state) {
    return next().contains(state);
  }
}
