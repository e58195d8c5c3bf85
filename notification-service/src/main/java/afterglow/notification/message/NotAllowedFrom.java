package afterglow.notification.message;

/** A message was asked to do what it cannot do where it stands. */
public class NotAllowedFrom extends RuntimeException {
  NotAllowedFrom(MessageState from, MessageState to) {
    super("A message that is " + from + " does not become " + to);
  }
}
