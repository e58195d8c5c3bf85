package afterglow.acceptance.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Canaries are looked for as they are and URL-encoded, in base64 and in hex. */
final class NothingPersonalLeaks implements Invariant {
  @Override
  public String id() {
    return "I17";
  }

  @Override
  public String promise() {
    return "Names, addresses and answers are in no log, trace, metric or topic but the patients'";
  }

  private static byte[] bytes(TopicDump.Record record) {
    var key = (record.key() == null ? "" : record.key() + "\n").getBytes(StandardCharsets.UTF_8);
    var value = record.value() == null ? new byte[0] : record.value();
    var both = Arrays.copyOf(key, key.length + value.length);
    System.arraycopy(value, 0, both, key.length, value.length);
    return both;
  }

  @Override
  public List<Violation> check(Run run) {
    var canaries = new Canaries(run.evidence().canaries());
    var violations = new ArrayList<Violation>();
    for (var record : run.evidence().topics().records()) {
      if (!record.topic().equals(Event.PATIENTS)) {
        canaries
            .in(bytes(record))
            .ifPresent(
                canary ->
                    violations.add(
                        violation(
                            record.topic() + ":" + record.partition() + ":" + record.offset(),
                            "holds " + canary)));
      }
    }
    for (var file : run.evidence().artefacts()) {
      try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
        var number = new int[1];
        lines.forEach(
            line -> {
              number[0]++;
              canaries
                  .in(line.getBytes(StandardCharsets.ISO_8859_1))
                  .ifPresent(
                      canary ->
                          violations.add(
                              violation(file.getFileName() + ":" + number[0], "holds " + canary)));
            });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return violations;
  }
}
