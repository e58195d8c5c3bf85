package afterglow.acceptance.history;

import java.util.List;

/** One promise, held against a whole run. */
interface Invariant {
  /** Its number, as reports name it. */
  String id();

  /** The promise in one sentence. */
  String promise();

  List<Violation> check(Run run);

  default Violation violation(Object subject, String explanation) {
    return new Violation(id(), String.valueOf(subject), explanation);
  }
}
