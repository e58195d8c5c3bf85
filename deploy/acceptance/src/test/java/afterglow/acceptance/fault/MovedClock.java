package afterglow.acceptance.fault;

import afterglow.acceptance.Http;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Business time as the proof knows it, and the one who moves it on. */
final class MovedClock {
  private final Http http;
  private volatile Duration offset = Duration.ZERO;

  MovedClock(Http http) {
    this.http = http;
  }

  Instant now() {
    return Instant.now().plus(offset);
  }

  /** Asks the stack how far its time runs ahead. */
  boolean read() {
    try {
      var answer = http.get("/dev/clock");
      if (answer.status() == 200) {
        offset = Duration.parse(answer.body().get("offset").asText());
        return true;
      }
    } catch (UncheckedIOException e) {
      // The launcher is away, and time moves on without steps meanwhile.
    }
    return false;
  }

  Http.Answer advance(Duration by) {
    try {
      return http.post("/dev/clock", Map.of("advance", by.toString()));
    } finally {
      read();
    }
  }
}
