package afterglow.followup.cases;

import afterglow.followup.careplan.CarePlan;
import afterglow.followup.careplan.CarePlanNews;
import afterglow.followup.careplan.CarePlans;
import afterglow.followup.careplan.FollowUp;
import afterglow.followup.careplan.FollowUpEvent;
import afterglow.followup.protocol.FrozenPack;
import afterglow.followup.protocol.Urgency;
import afterglow.followup.staff.StaffAccesses;
import afterglow.followup.staff.StaffMember;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Opens cases and lets staff acknowledge them. */
@ApplicationScoped
public class CaseBook {
  private final Cases cases;
  private final CaseNotes notes;
  private final CarePlans plans;
  private final CarePlanNews news;
  private final StaffAccesses accesses;
  private final ObjectMapper json;
  private final Clock clock;

  CaseBook(
      Cases cases,
      CaseNotes notes,
      CarePlans plans,
      CarePlanNews news,
      StaffAccesses accesses,
      ObjectMapper json,
      Clock clock) {
    this.cases = cases;
    this.notes = notes;
    this.plans = plans;
    this.news = news;
    this.accesses = accesses;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Opens a case, unless one about the same follow-up that is as urgent is open already. The caller
   * holds the care plan's row lock.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void open(
      CarePlan plan,
      FollowUp followUp,
      FrozenPack protocols,
      Cause cause,
      Urgency urgency,
      Explanation explanation) {
    var open = cases.openOf(followUp);
    if (!open.isEmpty() && open.stream().noneMatch(c -> urgency.isMoreUrgentThan(c.urgency()))) {
      return;
    }
    var now = clock.instant();
    var promise = Objects.requireNonNull(protocols.pack().urgency().get(urgency));
    var opened =
        new Case(
            UUID.randomUUID(),
            plan,
            followUp,
            cause,
            urgency,
            text(explanation),
            now,
            now.plus(promise.acknowledgeWithin()));
    cases.persist(opened);
    news.tell(
        plan,
        new FollowUpEvent.CaseOpened(
            opened.followUp(),
            opened.appointment(),
            opened.anchorVersion(),
            opened.patient(),
            opened.id(),
            cause.name(),
            urgency,
            opened.acknowledgeBy()));
  }

  /**
   * A member of staff acknowledges a case of one of their clinics that they saw in this version. A
   * refusal tells them how the case stands, so it commits the note that they looked at it.
   */
  @Transactional(dontRollbackOn = {CaseRefused.ChangedMeanwhile.class, CaseRefused.NotOpen.class})
  public Case acknowledge(Collection<String> clinics, UUID id, String staff, int seen) {
    var found = cases.of(clinics, id).orElseThrow(CaseRefused.NotFound::new);
    var plan = plans.locked(found.clinic(), found.carePlan());
    // Read before the lock was held, so perhaps changed since.
    cases.getEntityManager().refresh(found);
    try {
      found.acknowledge(staff, seen, clock.instant());
    } catch (CaseRefused.ChangedMeanwhile | CaseRefused.NotOpen refused) {
      accesses.saw("cases.read", found.clinic(), List.of(found.patient()), 1);
      throw refused;
    }
    news.tell(
        plan,
        new FollowUpEvent.CaseAcknowledged(
            found.followUp(),
            found.appointment(),
            found.anchorVersion(),
            found.patient(),
            found.id()));
    accesses.did("case.acknowledged", found.clinic(), found.id(), found.patient());
    return found;
  }

  /** A case of one of these clinics, to look at. */
  @Transactional
  Case one(Collection<String> clinics, UUID id) {
    return cases.of(clinics, id).orElseThrow(CaseRefused.NotFound::new);
  }

  /**
   * A member of staff writes something down about a case of one of their clinics.
   *
   * @param key the same key again is the same note
   */
  @Transactional
  CaseNote note(StaffMember author, UUID id, String key, String text) {
    var about = one(author.clinics(), id);
    var kept = notes.keep(about, author, key, text, clock.instant());
    if (kept.anew()) {
      accesses.did("case.noted", about.clinic(), about.id(), about.patient());
    } else {
      accesses.saw("cases.read", about.clinic(), List.of(about.patient()), 1);
    }
    return kept.note();
  }

  /** Notes that a member of staff is shown these cases, one row for each of their clinics. */
  @Transactional(Transactional.TxType.MANDATORY)
  void shown(List<Case> shown) {
    accesses.saw("cases.read", shown, Case::clinic, Case::patient);
  }

  private String text(Explanation explanation) {
    try {
      return json.writeValueAsString(explanation);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
