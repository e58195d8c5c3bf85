package afterglow.notification;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
@Mock
@Singleton
public class TestClock extends Clock {
  /** Just after the booking that the contract's example tells of. */
  public static final Instant BOOKED = Instant.parse("2026-11-23T09:41:08Z");

  private volatile Instant now = BOOKED;

  public void set(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
