package afterglow.acceptance;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for something outside this process; the only place that does. */
public final class Eventually {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private Eventually() {}

  /** Fails when it has not come true in time, and when a look fails. */
  public static void within(Duration most, String what, BooleanSupplier holds) {
    var deadline = System.nanoTime() + most.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not within " + most + ": " + what);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** Whether it came true in time; a look that fails is a no, as what is asked may be broken. */
  public static boolean comesTrue(Duration most, Callable<Boolean> holds)
      throws InterruptedException {
    var deadline = System.nanoTime() + most.toNanos();
    while (System.nanoTime() < deadline) {
      if (look(holds)) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
    }
    return false;
  }

  private static boolean look(Callable<Boolean> holds) throws InterruptedException {
    try {
      return holds.call();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | AssertionError e) {
      return false;
    }
  }
}
