package afterglow.followup.protocol;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be a clinic's protocols: every place in it that is wrong, and why. */
class ImportRefused extends RuntimeException {
  /**
   * One thing wrong.
   *
   * @param at where in the file, such as {@code protocols[2].checkIns[0].at}
   */
  record Flaw(String at, String rule) {}

  private final transient List<Flaw> flaws;

  ImportRefused(List<Flaw> flaws) {
    super(flaws.stream().map(f -> f.at() + ": " + f.rule()).collect(Collectors.joining("; ")));
    this.flaws = flaws;
  }

  List<Flaw> flaws() {
    return flaws;
  }
}
