package afterglow.acceptance.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** When the system has been left in peace again after a moment. */
final class Heals {
  /** A fault that follows this soon on another hits a system that has not recovered. */
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private final List<Fault> faults;

  Heals(List<Fault> faults) {
    this.faults = faults.stream().sorted(Comparator.comparing(Fault::began)).toList();
  }

  /** The moment itself when nothing disturbed it. */
  Instant after(Instant moment) {
    var healed = moment;
    for (var fault : faults) {
      var over = fault.ended();
      if (over != null && over.isAfter(healed) && fault.began().isBefore(healed.plus(RECOVERY))) {
        healed = over;
      }
    }
    return healed;
  }
}
