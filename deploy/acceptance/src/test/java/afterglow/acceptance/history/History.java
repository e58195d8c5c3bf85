package afterglow.acceptance.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that clients asked and were told, written down before a call is made and after it was
 * answered. A run that is resumed appends another segment to the same file.
 */
public final class History implements AutoCloseable {
  private final JsonLines lines;
  private final Supplier<Instant> businessClock;
  private final int segment;
  private final long origin;
  private final AtomicLong calls = new AtomicLong();

  private History(JsonLines lines, Supplier<Instant> businessClock, int segment, Duration age) {
    this.lines = lines;
    this.businessClock = businessClock;
    this.segment = segment;
    this.origin = System.nanoTime() - age.toNanos();
  }

  /** Of a segment's first line: which one it is and when it began. */
  private record Began(int segment, Instant wall) {}

  private record Ask(String ask, String client, Act act, About about, Moment at) {}

  private record Told(String told, Moment at, Answer answer) {}

  /** A call that has been written down and not answered yet. */
  public record Asked(String id) {}

  /** Begins a segment at the end of the file. */
  public static History append(Path file, Supplier<Instant> businessClock) {
    var before = JsonLines.read(file).stream().filter(line -> line.has("segment")).toList();
    var lines = JsonLines.append(file);
    var now = Instant.now();
    var segment = before.size() + 1;
    lines.add(new Began(segment, now));
    var age =
        before.isEmpty()
            ? Duration.ZERO
            : Duration.between(JsonLines.as(before.getFirst(), Began.class).wall(), now);
    return new History(lines, businessClock, segment, age);
  }

  /** To be called before the call is made. */
  public Asked ask(String client, Act act, About about) {
    var id = segment + "-" + calls.incrementAndGet();
    lines.add(new Ask(id, client, act, about, now()));
    return new Asked(id);
  }

  /** To be called when its answer, or that there is none, is known. */
  public void answer(Asked asked, Answer answer) {
    lines.add(new Told(asked.id(), now(), answer));
  }

  public Moment now() {
    return new Moment(System.nanoTime() - origin, Instant.now(), businessClock.get());
  }

  /** All calls of all segments in the order in which they were asked. */
  public static List<Call> read(Path file) {
    var asked = new LinkedHashMap<String, Ask>();
    var told = new LinkedHashMap<String, Told>();
    for (var line : JsonLines.read(file)) {
      if (line.has("ask")) {
        asked.put(text(line, "ask"), JsonLines.as(line, Ask.class));
      } else if (line.has("told")) {
        told.put(text(line, "told"), JsonLines.as(line, Told.class));
      }
    }
    var calls = new ArrayList<Call>();
    asked.forEach((id, ask) -> calls.add(call(ask, told.get(id))));
    return calls;
  }

  private static Call call(Ask ask, @Nullable Told told) {
    return new Call(
        ask.ask(),
        ask.client(),
        ask.act(),
        ask.about(),
        ask.at(),
        told == null ? null : told.at(),
        told == null ? Answer.unknown(0) : told.answer());
  }

  private static String text(JsonNode line, String field) {
    return line.get(field).asText();
  }

  @Override
  public void close() {
    lines.close();
  }
}
