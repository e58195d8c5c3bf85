package afterglow.acceptance.history;

import java.util.ArrayList;
import java.util.List;

/**
 * The state is digested before and after the links of the newest messages were opened, as programs
 * open them that run no script; what a page's script does is for a test with a browser.
 */
final class LookingChangesNothing implements Invariant {
  @Override
  public String id() {
    return "I20";
  }

  @Override
  public String promise() {
    return "Opening links, as programs do that run no script, changes nothing";
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
