package afterglow.booking.appointment;

import afterglow.booking.diary.Claims;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
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
  void tidy() {
    var over = QuarkusTransaction.requiringNew().call(() -> holds.over(clock.instant(), AT_ONCE));
    for (var hold : over) {
      QuarkusTransaction.requiringNew().run(() -> tidy(hold));
    }
  }

  /** It may have been kept for longer since it was listed. */
  private void tidy(Hold listed) {
    holds
        .toTidy(listed, clock.instant())
        .ifPresent(
            hold -> {
              claims.giveUp(hold.clinic(), hold.id());
              holds.delete(hold);
            });
  }
}
