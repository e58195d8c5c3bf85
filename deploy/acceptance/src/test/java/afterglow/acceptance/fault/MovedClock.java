package afterglow.acceptance.fault;

import afterglow.acceptance.Http;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Business time as the proof knows it, and the one who moves it on. */
final class MovedClock {
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final int BACKLOG = 250;

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

  /**
   * Whether the system keeps up with what it has to do. Days are longer than outages: time that
   * jumped on over a backlog would make messages late that in truth had hours.
   */
  boolean mayMove() {
    try {
      var answer = http.get("/dev/settled?timeout=PT0S");
      var detail = answer.body().path("detail").asText();
      return answer.status() == 200
          || (answer.status() == 504
              && !detail.contains("does not answer")
              && NUMBER.matcher(detail).results().allMatch(MovedClock::small));
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static boolean small(MatchResult number) {
    return number.group().length() < 9 && Integer.parseInt(number.group()) <= BACKLOG;
  }

  Http.Answer advance(Duration by) {
    try {
      return http.post("/dev/clock", Map.of("advance", by.toString()));
    } finally {
      read();
    }
  }
}
