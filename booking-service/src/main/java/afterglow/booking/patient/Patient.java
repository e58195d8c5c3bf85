package afterglow.booking.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is treated at a clinic. An online booking makes a new one; nobody is ever found by a
 * name or a number that somebody typed.
 */
@Entity
@Table(name = "patient")
@IdClass(Patient.Key.class)
public class Patient {
  /** A patient belongs to one clinic. */
  public record Key(String clinic, UUID id) {}

  @Id
  @Column(name = "clinic_id")
  private String clinic;

  @Id private UUID id;
  private int version;
  private String name;
  private @Nullable String email;
  private @Nullable String phone;

  @Enumerated(EnumType.STRING)
  @Column(name = "preferred_channel")
  private @Nullable Channel preferredChannel;

  private String locale;
  private String zone;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Consent> consents;

  protected Patient() {}

  private Patient(String clinic, UUID id, Details details, List<Consent> consents) {
    this.clinic = clinic;
    this.id = id;
    this.version = 1;
    this.name = details.name();
    this.email = details.email();
    this.phone = details.phone();
    this.preferredChannel = details.preferredChannel();
    this.locale = details.locale().toLanguageTag();
    this.zone = details.zone().getId();
    this.consents = List.copyOf(consents);
  }

  /**
   * What a patient tells about themselves.
   *
   * @param phone in E.164
   */
  public record Details(
      String name,
      @Nullable String email,
      @Nullable String phone,
      @Nullable Channel preferredChannel,
      Locale locale,
      ZoneId zone) {}

  public static Patient record(String clinic, Details details, List<Consent> consents) {
    return new Patient(clinic, UUID.randomUUID(), details, consents);
  }

  public UUID id() {
    return id;
  }

  public String clinic() {
    return clinic;
  }

  public int version() {
    return version;
  }

  public String name() {
    return name;
  }

  public @Nullable String email() {
    return email;
  }

  public @Nullable String phone() {
    return phone;
  }

  public @Nullable Channel preferredChannel() {
    return preferredChannel;
  }

  public String locale() {
    return locale;
  }

  public ZoneId zone() {
    return ZoneId.of(zone);
  }

  public List<Consent> consents() {
    return consents;
  }
}
