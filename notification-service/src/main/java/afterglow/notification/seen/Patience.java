package afterglow.notification.seen;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Works in transactions, waiting out outages however long they last. */
@ApplicationScoped
class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /** How often something that looks like an outage, while the database answers, is tried again. */
  private static final int MOST_GUESSES = 3;

  private final Seen seen;
  private volatile boolean ending;

  Patience(Seen seen) {
    this.seen = seen;
  }

  void end(@Observes ShutdownEvent ending) {
    this.ending = true;
  }

  /** Work that can be given up never: without it nothing would be known of a record any more. */
  void untilDone(Runnable work) {
    untilDone(
        () -> {
          work.run();
          return true;
        },
        failure -> work.run());
  }

  /** Empty when the work failed for good; what to do then is done in a transaction of its own. */
  <T> Optional<T> untilDone(Callable<T> work, Consumer<RuntimeException> otherwise) {
    var wait = FIRST_WAIT;
    var guesses = 0;
    RuntimeException failed = null;
    while (true) {
      try {
        if (failed == null) {
          return Optional.of(QuarkusTransaction.requiringNew().call(work));
        }
        var failure = failed;
        QuarkusTransaction.requiringNew().run(() -> otherwise.accept(failure));
        return Optional.empty();
      } catch (RuntimeException e) {
        // What is needed for the work may be gone before the work is; that is no fault of its own.
        if (ending) {
          throw new ShuttingDown(e);
        }
        if (!Outage.isCertain(e) && (!Outage.isBehind(e) || hasGuessedEnough(++guesses))) {
          if (failed == null) {
            LOG.debug("Failed for good", e);
            failed = e;
            guesses = 0;
            continue;
          }
          // A reader that ended here would never begin again; one that waits is seen by its lag.
          LOG.errorf("What failed cannot be parked either: %s", e.getClass().getName());
        }
        LOG.warnf("Trying again in %d ms: %s", wait.toMillis(), e.getClass().getName());
        pause(wait);
        wait =
            wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
      }
    }
  }

  /**
   * A guess counts only when the database answers right after it, so that it cannot be the cause.
   */
  private boolean hasGuessedEnough(int guesses) {
    if (guesses <= MOST_GUESSES) {
      return false;
    }
    try {
      seen.ask();
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static void pause(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ShuttingDown(e);
    }
  }

  /** The process ends before the work is done; the record is not acknowledged. */
  static class ShuttingDown extends RuntimeException {
    ShuttingDown(Exception cause) {
      super(cause);
    }
  }
}
