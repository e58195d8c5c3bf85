package afterglow.followup.seen;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An operator's second chance for parked records, or their end. */
@ApplicationScoped
class Replay {
  private final Intake intake;
  private final Seen seen;
  private final Parking parking;
  private final Instance<Subscription> subscriptions;

  Replay(Intake intake, Seen seen, Parking parking, @Any Instance<Subscription> subscriptions) {
    this.intake = intake;
    this.seen = seen;
    this.parking = parking;
    this.subscriptions = subscriptions;
  }

  /**
   * What came of it.
   *
   * @param left how many records of the aggregate still wait
   */
  record Outcome(int applied, int left, String says) {}

  /** Takes all parked records of this one's aggregate again; empty when it is not parked. */
  Optional<Outcome> replay(long id) {
    return parking
        .find(id)
        .flatMap(
            record -> {
              var aggregate = QuarkusTransaction.requiringNew().call(() -> secondChance(record));
              return aggregate == null
                  ? Optional.of(new Outcome(0, 1, "It still cannot be read."))
                  : Optional.of(takeLine(record.topic(), aggregate));
            });
  }

  /** Drops this one record and takes what waited behind it; empty when it is not parked. */
  Optional<Outcome> discard(long id) {
    return parking
        .find(id)
        .map(
            record -> {
              var aggregate = record.aggregate();
              QuarkusTransaction.requiringNew().run(() -> drop(record));
              return aggregate == null
                  ? new Outcome(0, 0, "It was the only one of its kind.")
                  : takeLine(record.topic(), aggregate);
            });
  }

  /** Nothing keeps an aggregate's records from their turn any more, if the aggregate is known. */
  private @Nullable UUID secondChance(ParkedRecord record) {
    var aggregate = record.aggregate();
    if (aggregate == null) {
      return read(record);
    }
    seen.lock(record.topic(), aggregate);
    for (var each : parking.of(record.topic(), aggregate)) {
      if (each.version() == null) {
        read(each);
      }
      parking.unblock(each);
    }
    return aggregate;
  }

  /** A newer release may read what an older one could not. */
  private @Nullable UUID read(ParkedRecord record) {
    try {
      var event = Event.parse(record.payload());
      parking.identify(record, event);
      parking.unblock(record);
      return event.subject();
    } catch (Event.Unreadable e) {
      return record.aggregate();
    }
  }

  private void drop(ParkedRecord record) {
    var aggregate = record.aggregate();
    var version = record.version();
    if (aggregate != null) {
      seen.lock(record.topic(), aggregate);
      if (parking.find(record.id()).isEmpty()) {
        // Another record has taken its place meanwhile, or it has had its turn.
        return;
      }
      // A version that is given up counts as seen, or all after it would wait for it.
      if (version != null && version == seen.version(record.topic(), aggregate) + 1) {
        seen.advance(record.topic(), aggregate, version);
      }
    }
    parking.giveUp(record);
  }

  private Outcome takeLine(String topic, UUID aggregate) {
    var subscription = subscriptions.stream().filter(s -> s.topic().equals(topic)).findFirst();
    if (subscription.isEmpty()) {
      return new Outcome(
          0, parking.of(topic, aggregate).size(), "Nothing here reads " + topic + ".");
    }
    var applied = intake.takeAllInLine(aggregate, subscription.get());
    var left = parking.of(topic, aggregate);
    if (left.isEmpty()) {
      return new Outcome(applied, 0, "Nothing of it waits any more.");
    }
    var blocking = left.stream().filter(ParkedRecord::blocks).findFirst();
    if (blocking.isPresent()) {
      var version = blocking.get().version();
      return new Outcome(
          applied,
          left.size(),
          (version == null ? "A record" : "Version " + version)
              + " cannot be applied: "
              + blocking.get().reason());
    }
    return new Outcome(
        applied,
        left.size(),
        "Version %d is missing; republish sends it again, and the others follow by themselves."
            .formatted(seen.version(topic, aggregate) + 1));
  }
}
