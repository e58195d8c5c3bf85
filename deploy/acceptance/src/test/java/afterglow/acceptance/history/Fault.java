package afterglow.acceptance.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to the system on purpose.
 *
 * @param target the part or the edge that it befell, such as {@code notification} or {@code
 *     notification.smtp}
 * @param proof what shows that it really happened; a record that was written to a topic by hand and
 *     is none of the system's own is named under {@link #PLANTED} as {@code
 *     topic-partition@offset}; several are separated by spaces
 * @param proven whether that is enough to count it
 */
public record Fault(
    String id,
    String kind,
    String target,
    Instant began,
    @Nullable Instant ended,
    Map<String, String> proof,
    boolean proven) {
  public static final String PLANTED = "record";

  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(1);

  /** What was planned with one number: the fault, and again as often as it did not come about. */
  static Map<String, List<Fault>> byNumber(List<Fault> faults) {
    return faults.stream()
        .collect(groupingBy(fault -> fault.id().split("-", 2)[0], LinkedHashMap::new, toList()));
  }

  /** The records that it wrote to topics. */
  List<String> planted() {
    var named = proof.getOrDefault(PLANTED, "").strip();
    return named.isEmpty() ? List.of() : List.of(named.split(" +"));
  }

  /** Whether it wrote this record, and nobody else has since begun that partition anew. */
  boolean planted(TopicDump.Record record) {
    return planted().contains(record.topic() + "-" + record.partition() + "@" + record.offset())
        && !record.at().isBefore(began.minus(CLOCKS_DIFFER))
        && (ended == null || !record.at().isAfter(ended.plus(CLOCKS_DIFFER)));
  }

  /** Whether it lasted, or its consequences for a while after it, at that moment. */
  boolean disturbs(Instant at, Duration aftermath) {
    return !at.isBefore(began) && (ended == null || at.isBefore(ended.plus(aftermath)));
  }

  /** Whether topics were begun anew, with what outboxes still know. */
  boolean wipesTopics() {
    return kind.equals("broker-wiped");
  }

  /**
   * Whether bytes that were on their way to a provider may have waited in it: whoever sends or
   * takes them was stopped, or the line between them was not what it should be.
   */
  boolean canHoldUpHandovers() {
    var stopped = kind.toUpperCase(Locale.ROOT).contains("STOP");
    return (stopped && (target.startsWith("notification") || target.equals("launcher")))
        || target.endsWith(".smtp")
        || target.endsWith(".sms");
  }
}
