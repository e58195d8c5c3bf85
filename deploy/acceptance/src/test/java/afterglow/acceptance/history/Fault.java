package afterglow.acceptance.history;

import java.time.Duration;
import java.time.Instant;
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

  /** The records that it wrote to topics. */
  List<String> planted() {
    var named = proof.getOrDefault(PLANTED, "").strip();
    return named.isEmpty() ? List.of() : List.of(named.split(" +"));
  }

  /** Whether it lasted, or its consequences for a while after it, at that moment. */
  boolean disturbs(Instant at, Duration aftermath) {
    return !at.isBefore(began) && (ended == null || at.isBefore(ended.plus(aftermath)));
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
