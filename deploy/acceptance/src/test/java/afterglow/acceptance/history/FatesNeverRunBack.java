package afterglow.acceptance.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** However often and in whatever order status callbacks come, and whoever forges some. */
final class FatesNeverRunBack implements Invariant {
  @Override
  public String id() {
    return "I15";
  }

  @Override
  public String promise() {
    return "A message's fate only goes forward, and forged callbacks change nothing";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    run.firsts(Event.MESSAGES)
        .forEach(
            (id, versions) -> {
              var before = "";
              for (var event : versions.values()) {
                if (!next(before).contains(event.name())) {
                  violations.add(
                      violation(id, "was told " + event.name() + " after \"" + before + "\""));
                }
                before = event.name();
              }
            });
    for (var crawl : run.evidence().crawls()) {
      if (forged(crawl) && !crawl.before().equals(crawl.after())) {
        violations.add(violation(crawl.what(), "changed the state"));
      }
      if (forged(crawl) && crawl.accepted() > 0) {
        violations.add(violation(crawl.what(), crawl.accepted() + " of them were believed"));
      }
    }
    return violations;
  }

  static boolean forged(Evidence.Crawl crawl) {
    return crawl.what().contains("forged");
  }

  private static Set<String> next(String fate) {
    return switch (fate) {
      case "" -> Set.of("accepted", "failed", "suppressed");
      case "accepted" -> Set.of("delivered", "failed");
      default -> Set.of();
    };
  }
}
