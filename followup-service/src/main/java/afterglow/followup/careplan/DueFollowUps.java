package afterglow.followup.careplan;

import afterglow.followup.dev.Unsettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Asks for the messages of the follow-ups whose time has come, each once. */
@ApplicationScoped
public class DueFollowUps implements TimedWork, Unsettled {
  private static final int BATCH = 500;

  private final ClaimedWork work;
  private final FollowUps followUps;
  private final CarePlans plans;
  private final CarePlanNews news;
  private final Clock clock;
  private final AtomicLong done = new AtomicLong();

  DueFollowUps(
      ClaimedWork work, FollowUps followUps, CarePlans plans, CarePlanNews news, Clock clock) {
    this.work = work;
    this.followUps = followUps;
    this.plans = plans;
    this.news = news;
    this.clock = clock;
  }

  @Override
  public int doDue(Instant now) {
    var claimed =
        work.upTo(BATCH, now, most -> followUps.claimDue(now, most), due -> ask(due, now));
    done.addAndGet(claimed);
    return claimed;
  }

  private void ask(List<FollowUp> due, Instant now) {
    var plansOfDue = plans.lockedOfAll(due);
    for (var followUp : due) {
      if (followUp.isUselessAt(now)) {
        followUp.suppress(Reason.TOO_LATE);
      } else {
        var plan = Objects.requireNonNull(plansOfDue.get(followUp.carePlan()));
        followUp.fallDue(news.tell(plan, FollowUpEvent.Due.of(plan, followUp)), now);
      }
    }
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
