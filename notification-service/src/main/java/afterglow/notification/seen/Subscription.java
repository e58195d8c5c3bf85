package afterglow.notification.seen;

/** What this service does with the events of one topic, as they come and when they are replayed. */
public interface Subscription {
  String topic();

  Order order();

  /** Gives one event its effect, in the transaction that also notes it as seen. */
  void apply(Event event);
}
