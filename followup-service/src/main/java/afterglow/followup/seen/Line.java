package afterglow.followup.seen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The parked records of one aggregate, taken again one after the other when their turn comes. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Line {
  private final Effects effects;
  private final Seen seen;
  private final Parking parking;

  Line(Seen seen, Parking parking, Effects effects) {
    this.effects = effects;
    this.seen = seen;
    this.parking = parking;
  }

  /** What the first in line came to. */
  enum Step {
    APPLIED,
    /** Its version was applied before, or it never was a version. */
    DROPPED,
    /** Nobody is in line, or the first one's turn has not come. */
    NONE
  }

  /** Gives the first in line its effect, unless it waits for an operator or a missing version. */
  Step takeFirst(UUID aggregate, Subscription to) {
    seen.lock(to.topic(), aggregate);
    var records = parking.of(to.topic(), aggregate);
    if (records.isEmpty() || (to.order() == Order.CONTIGUOUS && blocked(records))) {
      return Step.NONE;
    }
    var first = records.getFirst();
    var applied = seen.version(to.topic(), aggregate);
    if (first.version() == null) {
      // No version is missing before or between the readable ones, so this one never was any.
      parking.giveUp(first);
      return Step.DROPPED;
    }
    if (first.version() <= applied) {
      parking.delete(first);
      return Step.DROPPED;
    }
    if (to.order() == Order.CONTIGUOUS && first.version() > applied + 1) {
      return Step.NONE;
    }
    parking.delete(first);
    if (!seen.advance(to.topic(), aggregate, first.version())) {
      return Step.DROPPED;
    }
    effects.ofParked(Event.parse(first.payload()), to);
    return Step.APPLIED;
  }

  /** The first in line cannot be applied: from now on it waits for an operator. */
  void blockFirst(UUID aggregate, Subscription to, String reason) {
    seen.lock(to.topic(), aggregate);
    parking.of(to.topic(), aggregate).stream()
        .limit(1)
        .forEach(first -> parking.block(first, reason));
  }

  private static boolean blocked(List<ParkedRecord> records) {
    return records.stream().anyMatch(ParkedRecord::blocks);
  }
}
