package afterglow.followup.seen;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Takes what a poll brought and gives each event its effect once.
 *
 * <p>A whole poll is one transaction. When that fails, its records are taken one by one, each in a
 * transaction of its own: an outage is waited out, with the channel standing still, and a record
 * that can never be applied is parked. A version that others waited for takes them along.
 */
@ApplicationScoped
public class Intake {
  private static final Logger LOG = Logger.getLogger(Intake.class);

  private final Seen seen;
  private final Parking parking;
  private final Line line;
  private final Effects effects;
  private final Patience patience;

  Intake(Seen seen, Parking parking, Line line, Effects effects, Patience patience) {
    this.seen = seen;
    this.parking = parking;
    this.line = line;
    this.effects = effects;
    this.patience = patience;
  }

  /** Returns when every record has had its effect, was a duplicate, or is parked. */
  public void take(ConsumerRecords<String, byte[]> records, Subscription to) {
    try {
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                for (var record : records) {
                  var event = Event.parse(record.value());
                  var othersMayFollow = take(record, event, to);
                  while (othersMayFollow) {
                    othersMayFollow = line.takeFirst(event.subject(), to) != Line.Step.NONE;
                  }
                }
              });
    } catch (RuntimeException e) {
      LOG.warnf("A poll of %d is taken one by one: %s", records.count(), e.getClass().getName());
      LOG.debug("The poll failed", e);
      records.forEach(record -> takeAlone(record, to));
    }
  }

  /** Returns whether records that waited for this one may have their turn now. */
  private boolean take(ConsumerRecord<String, byte[]> record, Event event, Subscription to) {
    var judgement = seen.accept(record.topic(), event.subject(), event.version(), to.order());
    return switch (judgement.verdict()) {
      case NEXT -> {
        effects.of(record, event, to);
        yield judgement.othersParked();
      }
      case DUPLICATE -> judgement.othersParked();
      case GAP -> {
        LOG.errorf("%s waits for a version before %d", event.subject(), event.version());
        parking.park(record, event, Parking.GAP);
        yield false;
      }
      case BEHIND_PARKED -> parking.park(record, event, Parking.BEHIND);
    };
  }

  private void takeAlone(ConsumerRecord<String, byte[]> record, Subscription to) {
    Event event;
    try {
      event = Event.parse(record.value());
    } catch (Event.Unreadable e) {
      patience.untilDone(() -> parkUnreadable(record, e));
      return;
    }
    var othersMayFollow =
        patience.untilDone(
            () -> take(record, event, to), failure -> parkFailed(record, event, failure));
    if (othersMayFollow.orElse(false)) {
      takeAllInLine(event.subject(), to);
    }
  }

  /** Takes an aggregate's parked records, each in a transaction of its own; returns how many. */
  int takeAllInLine(UUID aggregate, Subscription to) {
    var applied = 0;
    while (true) {
      var step =
          patience
              .untilDone(
                  () -> line.takeFirst(aggregate, to),
                  failure -> line.blockFirst(aggregate, to, reason(failure)))
              .orElse(Line.Step.NONE);
      if (step == Line.Step.NONE) {
        return applied;
      }
      applied += step == Line.Step.APPLIED ? 1 : 0;
    }
  }

  private void parkUnreadable(ConsumerRecord<String, byte[]> record, Event.Unreadable e) {
    if (parking.parkUnreadable(record, reason(e))) {
      LOG.errorf("Parked %s: %s", place(record), e.getMessage());
    }
  }

  private void parkFailed(
      ConsumerRecord<String, byte[]> record, Event event, RuntimeException failure) {
    LOG.errorf("Parked %s: %s", place(record), failure.getClass().getName());
    parking.parkFailed(record, event, reason(failure));
  }

  private static String place(ConsumerRecord<String, byte[]> record) {
    return "%s partition %d offset %d"
        .formatted(record.topic(), record.partition(), record.offset());
  }

  private static String reason(RuntimeException e) {
    return e instanceof Event.Unreadable
        ? String.valueOf(e.getMessage())
        : "Failed: " + e.getClass().getName();
  }
}
