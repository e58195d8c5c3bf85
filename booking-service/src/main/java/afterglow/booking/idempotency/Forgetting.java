package afterglow.booking.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** Tidies up remembered answers once an hour. */
@Singleton
class Forgetting {
  private final CreatingCalls calls;

  Forgetting(CreatingCalls calls) {
    this.calls = calls;
  }

  @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void forget() {
    calls.forgetOld();
  }
}
