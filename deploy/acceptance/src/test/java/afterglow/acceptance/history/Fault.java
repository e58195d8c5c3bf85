package afterglow.acceptance.history;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to the system on purpose.
 *
 * @param proof what shows that it really happened
 * @param proven whether that is enough to count it
 */
public record Fault(
    String id,
    String kind,
    String target,
    Instant began,
    @Nullable Instant ended,
    Map<String, String> proof,
    boolean proven) {}
