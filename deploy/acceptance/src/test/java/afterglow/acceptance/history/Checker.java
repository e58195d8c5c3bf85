package afterglow.acceptance.history;

import java.util.List;

/** Holds the evidence of a run against every invariant. */
public final class Checker {
  static final List<Invariant> ALL =
      List.of(
          new NoOverlap(),
          new NoFalseRefusal(),
          new NothingAcknowledgedIsLost(),
          new RefusalsLeaveNothing(),
          new OneEffectPerKey(),
          new TopicsAreTheOutboxes(),
          new VersionsInOrder(),
          new ReadersAreFolds(),
          new TimersFireOnce(),
          new AtMostOneAcceptance(),
          new NeverZero(),
          new SilenceAfterCancellation(),
          new FatesNeverRunBack(),
          new NothingPersonalLeaks(),
          new LookingChangesNothing(),
          new ComesToRest(),
          new UnknownTypesAreHarmless());

  private Checker() {}

  public static List<Violation> check(Evidence evidence) {
    var run = new Run(evidence);
    return ALL.stream().flatMap(invariant -> invariant.check(run).stream()).toList();
  }
}
