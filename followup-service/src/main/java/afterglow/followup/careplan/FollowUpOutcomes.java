package afterglow.followup.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** Notes what became of the messages that follow-ups asked for. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class FollowUpOutcomes {
  private final CarePlans plans;
  private final FollowUps followUps;

  FollowUpOutcomes(CarePlans plans, FollowUps followUps) {
    this.plans = plans;
    this.followUps = followUps;
  }

  public void sent(String clinic, UUID followUp, Instant at) {
    change(clinic, followUp, one -> one.sent(at));
  }

  public void notSent(String clinic, UUID followUp, String why) {
    change(clinic, followUp, one -> one.notSent(why));
  }

  private void change(String clinic, UUID id, Consumer<FollowUp> change) {
    plans.lockedWith(clinic, id).flatMap(plan -> followUps.one(clinic, id)).ifPresent(change);
  }
}
