package afterglow.followup.checkin;

import java.util.List;

/** Answers that nobody could have been asked for. */
class AnswersRefused extends RuntimeException {
  /** One answer that makes no sense; never says what it was. */
  record Flaw(String field, String message) {}

  private final transient List<Flaw> flaws;

  AnswersRefused(List<Flaw> flaws) {
    super("Not valid: " + flaws.stream().map(Flaw::field).toList());
    this.flaws = flaws;
  }

  List<Flaw> flaws() {
    return flaws;
  }
}
