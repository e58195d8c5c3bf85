package afterglow.notification.seen;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that waits, byte for byte as it came.
 *
 * @param aggregate nothing when its key is not one of ours
 * @param version nothing when it cannot be read
 * @param blocks whether later versions wait for an operator, and not just for a missing version
 */
record ParkedRecord(
    long id,
    String topic,
    @Nullable UUID aggregate,
    @Nullable Integer version,
    byte[] payload,
    String reason,
    boolean blocks,
    Instant parkedAt) {}
