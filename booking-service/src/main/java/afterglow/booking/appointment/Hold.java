package afterglow.booking.appointment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A short claim on a time while somebody fills in a form. Time decides when it is over. */
@Entity
@Table(name = "hold")
@IdClass(Hold.Key.class)
public class Hold {
  /** A hold belongs to one clinic. */
  public record Key(String clinic, UUID id) {}

  @Id
  @Column(name = "clinic_id")
  private String clinic;

  @Id private UUID id;
  private String treatment;
  private String location;
  private String practitioner;

  @Column(name = "start_at")
  private Instant start;

  @Column(name = "end_at")
  private Instant end;

  private int claims;

  @Column(name = "expires_at")
  private Instant expiresAt;

  private boolean extended;

  protected Hold() {}

  Hold(
      String clinic,
      UUID id,
      String treatment,
      Appointment.Plan plan,
      int claims,
      Instant expiresAt) {
    this.clinic = clinic;
    this.id = id;
    this.treatment = treatment;
    this.location = plan.location();
    this.practitioner = plan.practitioner();
    this.start = plan.start();
    this.end = plan.end();
    this.claims = claims;
    this.expiresAt = expiresAt;
  }

  /**
   * Keeps the time for longer, once.
   *
   * @return whether this was the once
   */
  boolean extendUntil(Instant later) {
    if (extended) {
      return false;
    }
    extended = true;
    expiresAt = later;
    return true;
  }

  boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public UUID id() {
    return id;
  }

  public String clinic() {
    return clinic;
  }

  public String treatment() {
    return treatment;
  }

  public String location() {
    return location;
  }

  public String practitioner() {
    return practitioner;
  }

  public Instant start() {
    return start;
  }

  public Instant end() {
    return end;
  }

  public boolean canBeExtended() {
    return !extended;
  }

  int claims() {
    return claims;
  }

  public Instant expiresAt() {
    return expiresAt;
  }
}
