package afterglow.followup.careplan;

import afterglow.followup.dev.Unsettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Asks for the messages of the follow-ups whose time has come, each once. */
@ApplicationScoped
public class DueFollowUps implements TimedWork, Unsettled {
  private static final int BATCH = 500;

  private final FollowUps followUps;
  private final CarePlans plans;
  private final CarePlanNews news;
  private final Clock clock;
  private final AtomicLong done = new AtomicLong();

  DueFollowUps(FollowUps followUps, CarePlans plans, CarePlanNews news, Clock clock) {
    this.followUps = followUps;
    this.plans = plans;
    this.news = news;
    this.clock = clock;
  }

  @Override
  @Transactional
  public int doDue(Instant now) {
    var due = followUps.claimDue(now, BATCH);
    var plansOfDue = due.isEmpty() ? Map.<UUID, CarePlan>of() : plans.lockedOfAll(due);
    for (var followUp : due) {
      if (followUp.isUselessAt(now)) {
        followUp.suppress(Reason.TOO_LATE);
      } else {
        var plan = Objects.requireNonNull(plansOfDue.get(followUp.carePlan()));
        followUp.fallDue(news.tell(plan, FollowUpEvent.Due.of(plan, followUp)), now);
      }
    }
    done.addAndGet(due.size());
    return due.size();
  }

  @Override
  @Transactional
  public Optional<String> waitingFor() {
    return followUps.anyDue(clock.instant())
        ? Optional.of("follow-ups that are due")
        : Optional.empty();
  }

  @Override
  public long progress() {
    return done.get();
  }
}
