package afterglow.booking.appointment;

import afterglow.booking.link.Tokens;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

/** The holds of all clinics; a hold is opened with its token alone. */
@ApplicationScoped
public class Holds implements PanacheRepositoryBase<Hold, Hold.Key> {
  private static final String PURPOSE = "hold";

  private static final String USE_UP =
      "delete from hold where clinic_id = :clinic and id = :id returning *";

  private final Tokens tokens;

  Holds(Tokens tokens) {
    this.tokens = tokens;
  }

  public String tokenOf(UUID hold) {
    return tokens.of(PURPOSE, hold);
  }

  /** The hold that this token opens, to look at. */
  public Optional<Hold> of(String clinic, UUID id, String token) {
    return tokens.matches(token, PURPOSE, id)
        ? findByIdOptional(new Hold.Key(clinic, id))
        : Optional.empty();
  }

  /** The hold that this token opens, to be changed. */
  Optional<Hold> toChange(String clinic, UUID id, String token) {
    return tokens.matches(token, PURPOSE, id)
        ? findByIdOptional(new Hold.Key(clinic, id), LockModeType.PESSIMISTIC_WRITE)
        : Optional.empty();
  }

  /** The hold that this token opens, as it was: from now on there is none. */
  Optional<Hold> useUp(String clinic, UUID id, String token) {
    if (!tokens.matches(token, PURPOSE, id)) {
      return Optional.empty();
    }
    var hold =
        getEntityManager()
            .createNativeQuery(USE_UP, Hold.class)
            .setParameter("clinic", clinic)
            .setParameter("id", id)
            .getResultStream()
            .map(Hold.class::cast)
            .findFirst();
    hold.ifPresent(getEntityManager()::detach);
    return hold;
  }

  /** The hold, locked, if nobody else is at it. */
  Optional<Hold> toChangeNow(String clinic, UUID id) {
    return unlessLocked(find("clinic = ?1 and id = ?2", clinic, id));
  }

  List<Hold> over(Instant now, int most) {
    return find("expiresAt <= ?1 order by expiresAt", now).page(0, most).list();
  }

  /** The hold, locked, if it is over and nobody is busy with it, such as to keep it longer. */
  Optional<Hold> toTidy(Hold hold, Instant now) {
    return unlessLocked(
        find("clinic = ?1 and id = ?2 and expiresAt <= ?3", hold.clinic(), hold.id(), now));
  }

  private static Optional<Hold> unlessLocked(PanacheQuery<Hold> hold) {
    return hold.withLock(LockModeType.PESSIMISTIC_WRITE)
        .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
        .firstResultOptional();
  }
}
