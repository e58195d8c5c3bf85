package afterglow.followup.careplan;

import afterglow.followup.protocol.Protocols;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes care plans follow their appointments: plans, plans anew, withdraws. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class CarePlanning {
  private final Protocols protocols;
  private final CarePlans plans;
  private final FollowUps followUps;
  private final CarePlanNews news;

  CarePlanning(Protocols protocols, CarePlans plans, FollowUps followUps, CarePlanNews news) {
    this.protocols = protocols;
    this.plans = plans;
    this.followUps = followUps;
    this.news = news;
  }

  /** The appointment has a time, its first or a new one. */
  public void planBefore(Visit visit, Instant bookedAt) {
    var plan = follow(visit, Reason.RESCHEDULED);
    protocols
        .current(visit.clinic())
        .ifPresent(
            frozen -> {
              plan.freeze(frozen.version());
              keep(
                  plan,
                  FollowUpPlanner.beforeVisit(
                      frozen.pack(),
                      visit.treatment(),
                      visit.start(),
                      visit.patientZone(),
                      bookedAt));
            });
  }

  /** The appointment is as it was before; what goes on for it goes on. */
  public void reinstate(Visit visit, Instant at) {
    var goesOn =
        plans
            .lockedOfAppointment(visit.clinic(), visit.appointment())
            .filter(plan -> plan.isFor(visit));
    if (goesOn.isEmpty()) {
      planBefore(visit, at);
    }
  }

  /** The visit took place; aftercare follows the protocols of this moment. */
  public void planAfter(Visit visit, Instant endedAt, Instant recordedAt) {
    var plan = follow(visit, Reason.FULFILLED);
    plan.fulfil(endedAt);
    protocols
        .current(visit.clinic())
        .ifPresent(
            frozen -> {
              plan.freeze(frozen.version());
              keep(
                  plan,
                  AftercarePlanner.afterVisit(
                      frozen.pack(), visit.treatment(), endedAt, visit.patientZone(), recordedAt));
            });
  }

  /** The appointment will not take place, or did not. */
  public void stop(Visit visit, Reason reason) {
    var plan = follow(visit, reason);
    plan.revoke(visit.version());
  }

  private CarePlan follow(Visit visit, Reason reason) {
    var known = plans.lockedOfAppointment(visit.clinic(), visit.appointment());
    if (known.isEmpty()) {
      var plan = new CarePlan(UUID.randomUUID(), visit);
      plans.persist(plan);
      return plan;
    }
    var plan = known.get();
    withdraw(plan, reason);
    plan.follow(visit);
    return plan;
  }

  /** Only what was asked for has to be taken back. */
  private void withdraw(CarePlan plan, Reason reason) {
    for (var followUp : followUps.stoppable(plan)) {
      var asked = followUp.status() == FollowUpStatus.DUE;
      followUp.withdraw(reason);
      if (asked) {
        news.tell(plan, FollowUpEvent.Withdrawn.of(plan, followUp, reason));
      }
    }
  }

  private void keep(CarePlan plan, List<PlannedFollowUp> planned) {
    planned.forEach(one -> followUps.persist(new FollowUp(UUID.randomUUID(), plan, one)));
  }
}
