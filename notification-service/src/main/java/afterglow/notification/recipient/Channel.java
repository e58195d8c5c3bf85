package afterglow.notification.recipient;

/** A way to reach somebody. */
public enum Channel {
  EMAIL,
  SMS
}
