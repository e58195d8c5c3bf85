package afterglow.notification.delivery;

import java.time.Duration;

/** How long to wait between tries: twice as long each time, up to a limit. */
record RetryPolicy(Duration first, Duration longest) {
  private static final int ENOUGH_DOUBLINGS = 30;

  Duration after(int tries) {
    var wait = first.multipliedBy(1L << Math.min(tries, ENOUGH_DOUBLINGS));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
