package afterglow.booking.appointment;

import afterglow.booking.diary.Claims;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * Tidies away holds that are over. Nothing depends on it: readers judge a hold by the time, and
 * whoever wants its units removes its claims.
 */
@ApplicationScoped
class HoldExpiry {
  private static final int AT_ONCE = 200;

  private final Holds holds;
  private final Claims claims;
  private final Clock clock;

  HoldExpiry(Holds holds, Claims claims, Clock clock) {
    this.holds = holds;
    this.claims = claims;
    this.clock = clock;
  }

  @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void tidy() {
    for (var hold : holds.over(clock.instant(), AT_ONCE)) {
      claims.giveUp(hold.clinic(), hold.id());
      holds.delete(hold);
    }
  }
}
