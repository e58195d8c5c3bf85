package afterglow.acceptance.history;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeSet;

/** The checker's word on a history made by hand: each bad one breaks one promise and no other. */
final class Judged {
  private Judged() {}

  static void holds(Story story) {
    assertEquals(List.of(), Checker.check(story.evidence()));
  }

  static void breaks(String invariant, Story story) {
    var violations = Checker.check(story.evidence());
    var broken = violations.stream().map(Violation::invariant).collect(toCollection(TreeSet::new));
    assertEquals(List.of(invariant), List.copyOf(broken), violations.toString());
  }
}
