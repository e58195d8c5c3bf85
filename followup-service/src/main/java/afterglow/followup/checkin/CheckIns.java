package afterglow.followup.checkin;

import afterglow.followup.careplan.CarePlan;
import afterglow.followup.careplan.CarePlanNews;
import afterglow.followup.careplan.CarePlans;
import afterglow.followup.careplan.FollowUp;
import afterglow.followup.careplan.FollowUpEvent;
import afterglow.followup.careplan.FollowUps;
import afterglow.followup.careplan.Purpose;
import afterglow.followup.cases.CaseBook;
import afterglow.followup.cases.Cause;
import afterglow.followup.cases.Explanation;
import afterglow.followup.link.Links;
import afterglow.followup.protocol.Protocols;
import afterglow.followup.protocol.Urgency;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Opens questionnaires by their links and takes the answers. */
@ApplicationScoped
class CheckIns {
  private final Links links;
  private final CarePlans plans;
  private final FollowUps followUps;
  private final Protocols protocols;
  private final CarePlanNews news;
  private final CaseBook cases;
  private final SubmittedAnswers submitted;
  private final ObjectMapper json;
  private final Clock clock;

  CheckIns(
      Links links,
      CarePlans plans,
      FollowUps followUps,
      Protocols protocols,
      CarePlanNews news,
      CaseBook cases,
      SubmittedAnswers submitted,
      ObjectMapper json,
      Clock clock) {
    this.links = links;
    this.plans = plans;
    this.followUps = followUps;
    this.protocols = protocols;
    this.news = news;
    this.cases = cases;
    this.submitted = submitted;
    this.json = json;
    this.clock = clock;
  }

  /** Answers that were taken, and what they mean. */
  record Taken(CheckIn checkIn, Optional<Urgency> urgency) {}

  @Transactional
  CheckIn open(String token) {
    var followUp = find(token);
    return checkIn(plans.of(followUp), followUp);
  }

  /** Whether these answers, however few, are about something that cannot wait. */
  boolean alarm(CheckIn checkIn, AnswerSheet sheet) {
    var toJudge = new AnswerSheet(sheet.pain(), sheet.trend(), sheet.flags(), sheet.ok(), null);
    return !toJudge.isEmpty()
        && checkIn.judge(toJudge.read(checkIn.protocol()), clock.instant()).urgency().isPresent();
  }

  @Transactional
  Taken answer(String token, AnswerSheet sheet) {
    var followUp = find(token);
    var plan = plans.lockedOf(followUp);
    // Read before the lock was held, so perhaps changed since.
    followUps.getEntityManager().refresh(followUp);
    var checkIn = checkIn(plan, followUp);
    var answers = sheet.read(checkIn.protocol());
    var now = clock.instant();
    var finding = checkIn.judge(answers, now);
    var explanation =
        new Explanation(checkIn.frozen().version(), finding.rules(), json.valueToTree(answers));
    followUp.answer(now);
    submitted.keep(followUp, explanation, now);
    news.tell(plan, FollowUpEvent.Answered.of(plan, followUp));
    finding
        .urgency()
        .ifPresent(
            urgency ->
                cases.open(plan, followUp, checkIn.frozen(), Cause.RED_FLAG, urgency, explanation));
    return new Taken(checkIn, finding.urgency());
  }

  private FollowUp find(String token) {
    return links
        .find(token, clock.instant())
        .flatMap(target -> followUps.one(target.clinic(), target.followUp()))
        .filter(followUp -> followUp.purpose() == Purpose.CHECK_IN)
        .orElseThrow(NoSuchCheckIn::new);
  }

  private CheckIn checkIn(CarePlan plan, FollowUp followUp) {
    if (!followUp.isOpen() || plan.protocolVersion().isEmpty()) {
      throw new NoSuchCheckIn();
    }
    var frozen = protocols.version(plan.clinic(), plan.protocolVersion().getAsInt());
    var protocol = frozen.pack().of(plan.treatment()).orElseThrow(NoSuchCheckIn::new);
    return new CheckIn(plan, followUp, frozen, protocol);
  }
}
