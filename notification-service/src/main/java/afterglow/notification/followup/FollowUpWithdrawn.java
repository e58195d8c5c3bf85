package afterglow.notification.followup;

import java.util.UUID;

/** A follow-up no longer wants its message sent. */
record FollowUpWithdrawn(UUID followUp) {
  static final String TYPE = "afterglow.follow-up.withdrawn.v1";
}
