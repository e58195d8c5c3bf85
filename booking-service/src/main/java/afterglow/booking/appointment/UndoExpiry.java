package afterglow.booking.appointment;

import afterglow.booking.diary.Claims;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Tidies away what was kept for changes that cannot be taken back any more; readers go by time. */
@ApplicationScoped
class UndoExpiry {
  private final Undos undos;
  private final Claims claims;
  private final Clock clock;

  UndoExpiry(Undos undos, Claims claims, Clock clock) {
    this.undos = undos;
    this.claims = claims;
    this.clock = clock;
  }

  @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tidy() {
    QuarkusTransaction.requiringNew().run(claims::tidyUndo);
    QuarkusTransaction.requiringNew().run(() -> undos.delete("until <= ?1", clock.instant()));
  }
}
