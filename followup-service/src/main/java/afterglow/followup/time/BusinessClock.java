package afterglow.followup.time;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The clock that the business lives by: the system's clock plus an offset, zero in production. The
 * local stack moves it forward to show weeks of aftercare in minutes; it keeps the offset in a file
 * of its data, so that a restart goes on where time stood. The offset only grows.
 */
@Singleton
public class BusinessClock extends Clock {
  private final AtomicReference<Duration> offset;

  BusinessClock(@ConfigProperty(name = "afterglow.clock-file") Optional<Path> file) {
    this.offset = new AtomicReference<>(file.map(BusinessClock::read).orElse(Duration.ZERO));
  }

  /** Moves business time so that it runs at least this far ahead of the system's clock. */
  public Duration runAheadBy(Duration wanted) {
    return offset.accumulateAndGet(wanted, (now, next) -> next.compareTo(now) > 0 ? next : now);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(offset.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Name the zone where a wall time is wanted");
  }

  private static Duration read(Path file) {
    try {
      return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the clock's offset from " + file, e);
    }
  }
}
