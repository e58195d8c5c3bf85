package afterglow.booking.clinic;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be a clinic or a catalogue: every place in it that is wrong, and why. */
class ImportRefused extends RuntimeException {
  /**
   * One thing wrong.
   *
   * @param at where in the file, such as {@code treatments[2].segments[0].minutes}
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
