package afterglow.notification.recipient;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody whom a clinic writes to. */
@Entity
public class Recipient {
  @EmbeddedId private RecipientId id;

  @Enumerated(EnumType.STRING)
  private RecipientKind kind;

  private String name;

  @Enumerated(EnumType.STRING)
  @Column(name = "preferred_channel")
  private @Nullable Channel preferredChannel;

  private String locale;
  private String zone;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(
      name = "contact_point",
      joinColumns = {@JoinColumn(name = "clinic_id"), @JoinColumn(name = "recipient_id")})
  @OrderColumn(name = "rank")
  private List<ContactPoint> contactPoints = new ArrayList<>();

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(
      name = "consent",
      joinColumns = {@JoinColumn(name = "clinic_id"), @JoinColumn(name = "recipient_id")})
  private Set<Consent> consents = new HashSet<>();

  protected Recipient() {}

  public Recipient(RecipientId id, RecipientKind kind) {
    this.id = id;
    this.kind = kind;
  }

  /** Takes over the whole record as it is now known; words of consent are only ever added. */
  public Recipient record(
      String name,
      List<ContactPoint> contactPoints,
      @Nullable Channel preferredChannel,
      String locale,
      ZoneId zone,
      List<Consent> consents) {
    this.name = name;
    this.preferredChannel = preferredChannel;
    this.locale = locale;
    this.zone = zone.getId();
    if (!this.contactPoints.equals(contactPoints)) {
      this.contactPoints.clear();
      this.contactPoints.addAll(contactPoints);
    }
    consents.forEach(this::add);
    return this;
  }

  private void add(Consent given) {
    // The database keeps microseconds; a word must equal itself after a round trip.
    var at = given.at().truncatedTo(ChronoUnit.MICROS);
    if (consents.stream().noneMatch(c -> c.purpose() == given.purpose() && c.at().equals(at))) {
      consents.add(
          new Consent(given.purpose(), given.granted(), given.wording(), given.method(), at));
    }
  }

  public boolean agreesTo(ConsentPurpose purpose) {
    return consents.stream()
        .filter(consent -> consent.purpose() == purpose)
        .max(Comparator.comparing(Consent::at))
        .map(Consent::granted)
        .orElse(false);
  }

  /** The first address on the preferred channel, else by e-mail, else by text. */
  public Optional<ContactPoint> preferredContactPoint() {
    return Optional.ofNullable(preferredChannel)
        .flatMap(this::contactPoint)
        .or(() -> contactPoint(Channel.EMAIL))
        .or(() -> contactPoint(Channel.SMS));
  }

  public Optional<ContactPoint> contactPoint(Channel channel) {
    return contactPoints.stream().filter(point -> point.channel() == channel).findFirst();
  }

  public RecipientId id() {
    return id;
  }

  public String name() {
    return name;
  }

  public Locale locale() {
    return Locale.forLanguageTag(locale);
  }

  public ZoneId zone() {
    return ZoneId.of(zone);
  }
}
