package afterglow.acceptance.history;

import java.util.ArrayList;
import java.util.List;

/** The state is digested before and after somebody opened every link that was ever sent. */
final class LookingChangesNothing implements Invariant {
  @Override
  public String id() {
    return "I20";
  }

  @Override
  public String promise() {
    return "Opening links, with or without their scripts, changes nothing";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    for (var crawl : run.evidence().crawls()) {
      if (!FatesNeverRunBack.forged(crawl) && !crawl.before().equals(crawl.after())) {
        violations.add(violation(crawl.what(), crawl.requests() + " requests changed the state"));
      }
    }
    return violations;
  }
}
