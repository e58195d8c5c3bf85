package afterglow.followup.checkin;

import afterglow.followup.careplan.CarePlans;
import afterglow.followup.careplan.ClaimedWork;
import afterglow.followup.careplan.FollowUp;
import afterglow.followup.careplan.FollowUps;
import afterglow.followup.careplan.TimedWork;
import afterglow.followup.cases.CaseBook;
import afterglow.followup.cases.Cause;
import afterglow.followup.cases.Explanation;
import afterglow.followup.dev.Unsettled;
import afterglow.followup.protocol.Protocols;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Opens a case for each check-in that had to be answered and was not, in time. */
@ApplicationScoped
public class SilentCheckIns implements TimedWork, Unsettled {
  private static final int BATCH = 200;

  private final ClaimedWork work;
  private final FollowUps followUps;
  private final CarePlans plans;
  private final Protocols protocols;
  private final CaseBook cases;
  private final Clock clock;
  private final AtomicLong done = new AtomicLong();

  SilentCheckIns(
      ClaimedWork work,
      FollowUps followUps,
      CarePlans plans,
      Protocols protocols,
      CaseBook cases,
      Clock clock) {
    this.work = work;
    this.followUps = followUps;
    this.plans = plans;
    this.protocols = protocols;
    this.cases = cases;
    this.clock = clock;
  }

  @Override
  public int doDue(Instant now) {
    var claimed = work.upTo(BATCH, now, most -> followUps.claimSilent(now, most), this::openCases);
    done.addAndGet(claimed);
    return claimed;
  }

  private void openCases(List<FollowUp> silent) {
    for (var followUp : silent) {
      var plan = plans.lockedOf(followUp);
      var frozen = protocols.version(plan.clinic(), plan.protocolVersion().getAsInt());
      var silence = frozen.pack().silence();
      var explanation =
          new Explanation(
              frozen.version(),
              List.of(new Explanation.Rule("no answer in time", silence.urgency())),
              JsonNodeFactory.instance.objectNode());
      followUp.miss();
      cases.open(plan, followUp, frozen, Cause.SILENCE, silence.urgency(), explanation);
    }
  }

  @Override
  @Transactional
  public Optional<String> waitingFor() {
    return followUps.anySilent(clock.instant())
        ? Optional.of("check-ins that stayed unanswered")
        : Optional.empty();
  }

  @Override
  public long progress() {
    return done.get();
  }
}
