package afterglow.acceptance.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which faults there will be, in which order and with which dice: a function of seed and number.
 */
record Schedule(List<Planned> faults) {
  /** One fault to come; {@code dice} decide what its kind leaves open. */
  record Planned(int number, FaultKind kind, long dice) {
    /** The same kind with other dice, for when it did not come about. */
    Planned again(int time) {
      return new Planned(number, kind, dice + time);
    }
  }

  /** Every kind comes as often as any other, give or take one. */
  static Schedule of(long seed, int number) {
    return of(seed, number, FaultKind.usual());
  }

  static Schedule of(long seed, int number, List<FaultKind> among) {
    var random = new Random(seed);
    var kinds = new ArrayList<FaultKind>();
    while (kinds.size() < number) {
      var round = new ArrayList<>(among);
      Collections.shuffle(round, random);
      kinds.addAll(round.subList(0, Math.min(round.size(), number - kinds.size())));
    }
    Collections.shuffle(kinds, random);
    var faults = new ArrayList<Planned>();
    for (var kind : kinds) {
      faults.add(new Planned(faults.size() + 1, kind, random.nextLong()));
    }
    return new Schedule(List.copyOf(faults));
  }
}
