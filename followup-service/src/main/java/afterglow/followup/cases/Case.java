package afterglow.followup.cases;

import afterglow.followup.careplan.CarePlan;
import afterglow.followup.careplan.FollowUp;
import afterglow.followup.protocol.Urgency;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something a human of the clinic must acknowledge. Its care plan's row lock guards it. */
@Entity
@Table(name = "aftercare_case")
@IdClass(Case.Key.class)
public class Case {
  enum State {
    OPEN,
    /** A human has seen it and is at it. */
    ACKNOWLEDGED
  }

  /** A case of a clinic. */
  public record Key(UUID id, String clinic) {}

  @Id private UUID id;

  @Id
  @Column(name = "clinic_id")
  private String clinic;

  private UUID carePlan;
  private UUID followUp;
  private int anchorVersion;
  private UUID appointment;
  private UUID patient;

  @Enumerated(EnumType.STRING)
  private Cause cause;

  @Enumerated(EnumType.STRING)
  private Urgency urgency;

  /** The database's own, to order by: 0 is the most urgent. */
  @Column(insertable = false, updatable = false)
  private int urgencyRank;

  @Enumerated(EnumType.STRING)
  private State state;

  private Instant openedAt;
  private Instant acknowledgeBy;
  private @Nullable Instant acknowledgedAt;
  private @Nullable String acknowledgedBy;
  private String explanation;
  private int version;

  protected Case() {}

  Case(
      UUID id,
      CarePlan plan,
      FollowUp followUp,
      Cause cause,
      Urgency urgency,
      String explanation,
      Instant openedAt,
      Instant acknowledgeBy) {
    this.id = id;
    this.clinic = plan.clinic();
    this.carePlan = plan.id();
    this.followUp = followUp.id();
    this.anchorVersion = followUp.anchorVersion();
    this.appointment = plan.appointment();
    this.patient = plan.patient();
    this.cause = cause;
    this.urgency = urgency;
    this.state = State.OPEN;
    this.explanation = explanation;
    this.openedAt = openedAt;
    this.acknowledgeBy = acknowledgeBy;
    this.version = 1;
  }

  /**
   * @param seen the version that the member of staff looked at
   */
  void acknowledge(String staff, int seen, Instant now) {
    if (version != seen) {
      throw new CaseRefused.ChangedMeanwhile(version);
    }
    if (state != State.OPEN) {
      throw new CaseRefused.NotOpen(state);
    }
    state = State.ACKNOWLEDGED;
    acknowledgedAt = now;
    acknowledgedBy = staff;
    version++;
  }

  UUID id() {
    return id;
  }

  String clinic() {
    return clinic;
  }

  UUID carePlan() {
    return carePlan;
  }

  UUID followUp() {
    return followUp;
  }

  int anchorVersion() {
    return anchorVersion;
  }

  UUID appointment() {
    return appointment;
  }

  UUID patient() {
    return patient;
  }

  Cause cause() {
    return cause;
  }

  Urgency urgency() {
    return urgency;
  }

  int urgencyRank() {
    return urgencyRank;
  }

  State state() {
    return state;
  }

  Instant openedAt() {
    return openedAt;
  }

  Instant acknowledgeBy() {
    return acknowledgeBy;
  }

  Optional<Instant> acknowledgedAt() {
    return Optional.ofNullable(acknowledgedAt);
  }

  Optional<String> acknowledgedBy() {
    return Optional.ofNullable(acknowledgedBy);
  }

  String explanation() {
    return explanation;
  }

  int version() {
    return version;
  }
}
