package afterglow.acceptance.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every record of the topics that is still there, each partition in its order. */
public record TopicDump(List<Record> records) {

  /** One record as it lies on its topic. */
  public record Record(
      String topic,
      int partition,
      long offset,
      @Nullable String key,
      byte @Nullable [] value,
      Instant at) {}
}
