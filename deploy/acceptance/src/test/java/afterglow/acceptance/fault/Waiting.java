package afterglow.acceptance.fault;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Looks again and again whether something has come true. */
final class Waiting {
  private static final long BETWEEN_LOOKS_MILLIS = 250;

  private Waiting() {}

  /** Whether it came true in time; a look that fails is a no. */
  static boolean upTo(Duration most, Callable<Boolean> holds) throws InterruptedException {
    var deadline = System.nanoTime() + most.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        if (holds.call()) {
          return true;
        }
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        // What is asked may be what is broken just now.
      }
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    }
    return false;
  }
}
