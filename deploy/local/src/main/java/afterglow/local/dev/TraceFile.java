package afterglow.local.dev;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Spans as lines of JSON. The newest are kept: a full file becomes the previous one. */
class TraceFile {
  private static final long FULL = 64L << 20;
  private static final Pattern PARENT = Pattern.compile("\"parent\"\\s*:\\s*\"[0-9a-f]");

  private final Path file;
  private final Path previous;

  TraceFile(Path file) {
    this.file = file;
    this.previous = file.resolveSibling("traces-before.jsonl");
  }

  synchronized void append(List<JsonObject> spans) throws IOException {
    if (Files.exists(file) && Files.size(file) > FULL) {
      Files.move(file, previous, StandardCopyOption.REPLACE_EXISTING);
    }
    var lines = spans.stream().map(JsonObject::encode).toList();
    Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** The spans that began the newest traces, the newest last. */
  List<JsonObject> newest(int most) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    var newest = new ArrayDeque<JsonObject>();
    try (var lines = Files.lines(file)) {
      lines
          .filter(line -> line.endsWith("}") && !PARENT.matcher(line).find())
          .map(JsonObject::new)
          .forEach(
              span -> {
                newest.add(span);
                if (newest.size() > most) {
                  newest.removeFirst();
                }
              });
    }
    return List.copyOf(newest);
  }

  /** Every span of one trace, as they came in. */
  List<JsonObject> of(String trace) throws IOException {
    var found = new ArrayList<JsonObject>();
    for (var each : List.of(previous, file)) {
      if (Files.exists(each)) {
        try (var lines = Files.lines(each)) {
          lines
              .filter(line -> line.contains(trace) && line.endsWith("}"))
              .map(JsonObject::new)
              .filter(span -> trace.equals(span.getString("trace")))
              .forEach(found::add);
        }
      }
    }
    return found;
  }
}
