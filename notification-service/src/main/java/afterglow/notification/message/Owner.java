package afterglow.notification.message;

/** Who asked for a message, and says at the last moment whether it still holds. */
public enum Owner {
  BOOKING,
  FOLLOWUP
}
