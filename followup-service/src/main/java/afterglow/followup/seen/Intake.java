package afterglow.followup.seen;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Takes what a poll brought and gives each event its effect once.
 *
 * <p>A whole poll is one transaction. When that fails, its records are taken one by one, each in a
 * transaction of its own: an outage is waited out, with the channel standing still, and a record
 * that can never be applied is parked.
 */
@ApplicationScoped
public class Intake {
  private static final Logger LOG = Logger.getLogger(Intake.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /** How often something that only looks like an outage is tried again before it is parked. */
  private static final int MOST_GUESSES = 3;

  private final Seen seen;
  private final Parking parking;

  Intake(Seen seen, Parking parking) {
    this.seen = seen;
    this.parking = parking;
  }

  /** Returns when every record has had its effect, was a duplicate, or is parked. */
  public void take(ConsumerRecords<String, byte[]> records, Order order, Consumer<Event> effect) {
    try {
      QuarkusTransaction.requiringNew().run(() -> records.forEach(r -> apply(r, order, effect)));
    } catch (RuntimeException e) {
      LOG.warnf("A poll of %d is taken one by one: %s", records.count(), e.getClass().getName());
      LOG.debug("The poll failed", e);
      records.forEach(record -> takeAlone(record, order, effect));
    }
  }

  private void takeAlone(
      ConsumerRecord<String, byte[]> record, Order order, Consumer<Event> effect) {
    var guesses = new AtomicInteger();
    waitingOutOutages(
        () -> {
          try {
            QuarkusTransaction.requiringNew().run(() -> apply(record, order, effect));
          } catch (RuntimeException e) {
            // A database that is really away says so itself on the next try.
            if (Outage.isCertain(e)
                || (Outage.isBehind(e) && guesses.incrementAndGet() <= MOST_GUESSES)) {
              throw e;
            }
            LOG.errorf(
                "Parked %s partition %d offset %d: %s",
                record.topic(), record.partition(), record.offset(), e.getClass().getName());
            LOG.debug("Parked", e);
            QuarkusTransaction.requiringNew().run(() -> parking.park(record, reason(e)));
          }
        });
  }

  private void apply(ConsumerRecord<String, byte[]> record, Order order, Consumer<Event> effect) {
    var event = Event.parse(record.value());
    switch (seen.accept(record.topic(), event.subject(), event.version(), order)) {
      case NEXT -> effect.accept(event);
      case DUPLICATE -> {}
      case GAP -> {
        LOG.errorf("%s waits for a version before %d", event.subject(), event.version());
        parking.park(record, Parking.GAP);
      }
      case BEHIND_PARKED -> parking.park(record, Parking.BEHIND);
    }
  }

  private static String reason(RuntimeException e) {
    return e instanceof Event.Unreadable
        ? String.valueOf(e.getMessage())
        : "Failed: " + e.getClass().getName();
  }

  private static void waitingOutOutages(Runnable work) {
    var wait = Duration.ofMillis(100);
    while (true) {
      try {
        work.run();
        return;
      } catch (RuntimeException e) {
        if (!Outage.isBehind(e)) {
          throw e;
        }
        LOG.warnf("Trying again in %d ms: %s", wait.toMillis(), e.getClass().getName());
        pause(wait);
        wait =
            wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
      }
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

  /** The process ends while an outage is waited out; the record is not acknowledged. */
  static class ShuttingDown extends RuntimeException {
    ShuttingDown(InterruptedException cause) {
      super(cause);
    }
  }
}
