package afterglow.booking.appointment;

import afterglow.booking.diary.Seating;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** How an appointment was before a change that can still be taken back. */
@Entity
@Table(name = "undo")
@IdClass(Undo.Key.class)
class Undo {
  /** Named by the version that the change made. */
  record Key(String clinic, UUID appointment, int version) {}

  @Id
  @Column(name = "clinic_id")
  private String clinic;

  @Id private UUID appointment;
  @Id private int version;

  @Enumerated(EnumType.STRING)
  private Actor by;

  private Instant until;

  @JdbcTypeCode(SqlTypes.JSON)
  private AppointmentState before;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Seating.Claimed> claims;

  protected Undo() {}

  /** How it is before a change that is about to be made. */
  Undo(Appointment appointment, Actor by, Instant until, List<Seating.Claimed> claims) {
    this.clinic = appointment.clinic();
    this.appointment = appointment.id();
    this.version = appointment.version() + 1;
    this.by = by;
    this.until = until;
    this.before = appointment.state();
    this.claims = List.copyOf(claims);
  }

  /** Staff take back what anybody did; patients only what they did themselves. */
  boolean isFor(Actor who) {
    return who == Actor.STAFF || by == who;
  }

  boolean isBy(Actor who) {
    return by == who;
  }

  String clinic() {
    return clinic;
  }

  UUID appointment() {
    return appointment;
  }

  /** The version that the change made. */
  int version() {
    return version;
  }

  Instant until() {
    return until;
  }

  AppointmentState before() {
    return before;
  }

  List<Seating.Claimed> claims() {
    return claims;
  }
}
