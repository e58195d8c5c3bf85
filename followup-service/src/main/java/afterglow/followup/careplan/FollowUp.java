package afterglow.followup.careplan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One planned message of a care plan, about one or more of its protocol's steps. */
@Entity
@IdClass(FollowUp.Key.class)
public class FollowUp {
  /** A follow-up of a clinic. */
  public record Key(UUID id, String clinic) {}

  @Id private UUID id;

  @Id
  @Column(name = "clinic_id")
  private String clinic;

  private UUID carePlan;
  private int anchorVersion;
  private String steps;

  @Enumerated(EnumType.STRING)
  private Purpose purpose;

  @Enumerated(EnumType.STRING)
  private FollowUpStatus status;

  @Enumerated(EnumType.STRING)
  private @Nullable Reason reason;

  private Instant dueAt;
  private LocalDateTime dueLocal;
  private ZoneId dueZone;
  private String tzdb;
  private Instant usefulUntil;
  private boolean safety;
  private @Nullable Long silenceSeconds;
  private @Nullable Integer dueVersion;
  private @Nullable Instant answerBy;
  private @Nullable Instant sentAt;
  private @Nullable Instant answeredAt;
  private @Nullable String messageTrouble;
  private int failures;
  private @Nullable Instant tryAgainAt;

  protected FollowUp() {}

  FollowUp(UUID id, CarePlan plan, PlannedFollowUp planned) {
    this.id = id;
    this.clinic = plan.clinic();
    this.carePlan = plan.id();
    this.anchorVersion = plan.anchorVersion();
    this.steps = String.join(" ", planned.steps());
    this.purpose = planned.purpose();
    this.reason = planned.suppressed();
    this.status = reason == null ? FollowUpStatus.PLANNED : FollowUpStatus.SUPPRESSED;
    this.dueAt = planned.due().instant();
    this.dueLocal = planned.due().local();
    this.dueZone = planned.due().zone();
    this.tzdb = planned.due().tzdb();
    this.usefulUntil = planned.usefulUntil();
    this.safety = planned.safety();
    this.silenceSeconds = planned.silence() == null ? null : planned.silence().toSeconds();
  }

  /** What must be answered is never too late: its silence would be one of ours. */
  boolean isUselessAt(Instant now) {
    return !mustAnswer() && !now.isBefore(usefulUntil);
  }

  void suppress(Reason why) {
    to(FollowUpStatus.SUPPRESSED);
    reason = why;
  }

  void fallDue(int version, Instant now) {
    to(FollowUpStatus.DUE);
    dueVersion = version;
    answerBy = silenceSeconds == null ? null : now.plusSeconds(silenceSeconds);
  }

  void withdraw(Reason why) {
    to(FollowUpStatus.WITHDRAWN);
    reason = why;
    answerBy = null;
  }

  /** A provider took one of its messages over; the first one counts. */
  void sent(Instant at) {
    if (sentAt == null) {
      sentAt = at;
    }
    if (status == FollowUpStatus.DUE) {
      to(FollowUpStatus.SENT);
    }
  }

  void notSent(String why) {
    messageTrouble = why;
  }

  /** The patient may answer again; the first answer is the move. */
  public void answer(Instant at) {
    if (status != FollowUpStatus.ANSWERED) {
      to(FollowUpStatus.ANSWERED);
      answeredAt = at;
      answerBy = null;
    }
  }

  public void miss() {
    to(FollowUpStatus.MISSED);
    answerBy = null;
  }

  private void to(FollowUpStatus next) {
    if (!status.next().contains(next)) {
      throw new NotAllowedFrom(status, next);
    }
    status = next;
    failures = 0;
    tryAgainAt = null;
  }

  /** A move that the life of a follow-up does not have. */
  static class NotAllowedFrom extends RuntimeException {
    NotAllowedFrom(FollowUpStatus status, FollowUpStatus next) {
      super("A follow-up that is " + status + " cannot become " + next);
    }
  }

  public UUID id() {
    return id;
  }

  public String clinic() {
    return clinic;
  }

  public UUID carePlan() {
    return carePlan;
  }

  public int anchorVersion() {
    return anchorVersion;
  }

  public List<String> steps() {
    return List.of(steps.split(" "));
  }

  /** Whether one of its steps tells how to prepare, whatever else it is about. */
  public boolean prepares() {
    return steps().stream().anyMatch(step -> step.contains("/prep/"));
  }

  public Purpose purpose() {
    return purpose;
  }

  public FollowUpStatus status() {
    return status;
  }

  Optional<Reason> reason() {
    return Optional.ofNullable(reason);
  }

  public Instant dueAt() {
    return dueAt;
  }

  LocalMoment due() {
    return new LocalMoment(dueLocal, dueZone, dueAt, tzdb);
  }

  Instant usefulUntil() {
    return usefulUntil;
  }

  boolean safety() {
    return safety;
  }

  boolean mustAnswer() {
    return silenceSeconds != null;
  }

  /** Whether a message about it may go out now, and was asked for in this version. */
  public boolean isToBeSentBy(int version) {
    return dueVersion != null
        && dueVersion == version
        && (status == FollowUpStatus.DUE
            || status == FollowUpStatus.SENT
            || status == FollowUpStatus.MISSED);
  }

  /** Whether its check-in takes answers. */
  public boolean isOpen() {
    return isToBeSentBy(dueVersion == null ? 0 : dueVersion) || status == FollowUpStatus.ANSWERED;
  }

  Optional<Instant> sentAt() {
    return Optional.ofNullable(sentAt);
  }

  Optional<Instant> answeredAt() {
    return Optional.ofNullable(answeredAt);
  }

  Optional<String> messageTrouble() {
    return Optional.ofNullable(messageTrouble);
  }
}
