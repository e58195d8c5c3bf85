package afterglow.followup.careplan;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One patient's instance of the protocols: it belongs to one appointment and follows it through
 * every change. Whoever changes it or one of its follow-ups holds its row lock.
 */
@Entity
@IdClass(CarePlan.Key.class)
public class CarePlan {
  enum State {
    ACTIVE,
    /** The appointment will not take place. */
    REVOKED
  }

  /** A care plan of a clinic. */
  public record Key(UUID id, String clinic) {}

  @Id private UUID id;

  @Id
  @Column(name = "clinic_id")
  private String clinic;

  private UUID appointment;
  private UUID patient;
  private ZoneId patientZone;
  private String patientLocale;
  private String treatment;
  private @Nullable Integer protocolVersion;

  @Enumerated(EnumType.STRING)
  private State state;

  private int anchorVersion;
  private Instant visitStart;
  private LocalDateTime visitLocalStart;
  private ZoneId visitZone;
  private @Nullable Instant visitEndedAt;
  @Embedded private Location location;
  private int eventVersion;

  protected CarePlan() {}

  CarePlan(UUID id, Visit visit) {
    this.id = id;
    this.clinic = visit.clinic();
    this.appointment = visit.appointment();
    follow(visit);
  }

  /** Takes over what the appointment is now; what was planned for before no longer holds. */
  final void follow(Visit visit) {
    state = State.ACTIVE;
    anchorVersion = visit.version();
    patient = visit.patient();
    patientZone = visit.patientZone();
    patientLocale = visit.patientLocale();
    treatment = visit.treatment();
    location = visit.location();
    visitZone = visit.zone();
    visitStart = visit.start();
    visitLocalStart = visit.localStart();
    visitEndedAt = null;
  }

  /** Whether it is at work for this visit, which is still to take place. */
  boolean isFor(Visit visit) {
    return state == State.ACTIVE && visitEndedAt == null && visitStart.equals(visit.start());
  }

  void freeze(int version) {
    protocolVersion = version;
  }

  void fulfil(Instant endedAt) {
    visitEndedAt = endedAt;
  }

  void revoke(int version) {
    state = State.REVOKED;
    anchorVersion = version;
  }

  /** Every event is one version; the caller holds the row lock. */
  int nextEventVersion() {
    return ++eventVersion;
  }

  public UUID id() {
    return id;
  }

  public String clinic() {
    return clinic;
  }

  public UUID appointment() {
    return appointment;
  }

  public UUID patient() {
    return patient;
  }

  public ZoneId patientZone() {
    return patientZone;
  }

  public String patientLocale() {
    return patientLocale;
  }

  public String treatment() {
    return treatment;
  }

  /** The clinic's protocols when this was planned; none if it had none. */
  public OptionalInt protocolVersion() {
    return protocolVersion == null ? OptionalInt.empty() : OptionalInt.of(protocolVersion);
  }

  public boolean isActive() {
    return state == State.ACTIVE;
  }

  State state() {
    return state;
  }

  public int anchorVersion() {
    return anchorVersion;
  }

  public Instant visitStart() {
    return visitStart;
  }

  public LocalDateTime visitLocalStart() {
    return visitLocalStart;
  }

  public ZoneId visitZone() {
    return visitZone;
  }

  public Optional<Instant> visitEndedAt() {
    return Optional.ofNullable(visitEndedAt);
  }

  public Location location() {
    return location;
  }
}
