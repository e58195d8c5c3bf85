package afterglow.booking.clinic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file that cannot be a clinic or a catalogue: every place in it that is wrong, and why. */
class ImportRefused extends RuntimeException {
  /**
   * One thing wrong.
   *
   * @param file such as {@code catalogue.yaml}
   * @param line from 1; nothing where it is of the file as a whole
   * @param at such as {@code treatments[2].segments[0].minutes}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Flaw(String file, @Nullable Integer line, String at, String rule) {
    @Override
    public String toString() {
      return file + (line == null ? "" : " line " + line) + ", " + at + ": " + rule;
    }
  }

  private final transient List<Flaw> flaws;

  ImportRefused(List<Flaw> flaws) {
    super(flaws.stream().map(Flaw::toString).collect(Collectors.joining("; ")));
    this.flaws = flaws;
  }

  List<Flaw> flaws() {
    return flaws;
  }
}
