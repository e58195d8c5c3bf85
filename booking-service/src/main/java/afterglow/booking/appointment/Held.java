package afterglow.booking.appointment;

import java.time.Instant;
import java.util.UUID;

/** A time that is held: whoever shows the token may book it until it expires. */
public record Held(UUID id, String token, Instant expiresAt) {
  /** As it is remembered: without the token, which can be derived again. */
  record Answer(UUID id, Instant expiresAt) {}
}
