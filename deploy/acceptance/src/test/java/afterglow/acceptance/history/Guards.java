package afterglow.acceptance.history;

import java.util.ArrayList;
import java.util.List;

/** What a run must have contained for its silence to mean anything. */
final class Guards {
  private Guards() {}

  static List<String> failing(Evidence evidence) {
    var failing = new ArrayList<String>();
    for (var fault : evidence.faults()) {
      if (!fault.proven()) {
        failing.add("Fault " + fault.id() + " (" + fault.kind() + ") did not prove itself");
      }
    }
    return failing;
  }
}
