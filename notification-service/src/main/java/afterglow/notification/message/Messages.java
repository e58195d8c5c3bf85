package afterglow.notification.message;

import afterglow.notification.recipient.RecipientId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of the ledger, and who is at work on which of them. */
@ApplicationScoped
public class Messages implements PanacheRepositoryBase<Message, MessageId> {
  private static final VisitColumn VISITS = new VisitColumn();

  private static final String PLAN =
      """
      insert into message (clinic_id, id, recipient_id, purpose, owner, source, appointment_id,
        follow_up_id, plan_version, visit, due_at, useful_until, state,
        traceparent)
      values (:clinic, :id, :recipient, :purpose, :owner, :source, :appointment,
        cast(:followUp as uuid), :planVersion, :visit, :dueAt, :usefulUntil, :state,
        cast(:traceparent as text))
      on conflict do nothing
      """;

  // No index helps to compare with clock_timestamp(), which may change from row to row.
  private static final String CLAIM =
      """
      with due as (
        select clinic_id, id from message
        where state in ('PLANNED', 'UNKNOWN') and due_at <= :now
          and next_try_at <= statement_timestamp()
          and (claimed_until is null or claimed_until < clock_timestamp())
        order by next_try_at limit :most for update skip locked
      ), claimed as (
        update message m set claim = :claim, claimed_by = :replica,
          claimed_until = clock_timestamp() + make_interval(secs => :lease)
        from due where m.clinic_id = due.clinic_id and m.id = due.id
        returning m.*
      )
      select * from claimed order by next_try_at
      """;

  private static final String HELD =
      """
      select * from message
      where clinic_id = :clinic and id = :id and claim = :claim
        and claimed_until > clock_timestamp()
      for update
      """;

  private static final String ABANDONED =
      """
      select * from message where state = 'SENDING' and claimed_until < statement_timestamp()
      for update skip locked
      """;

  private static final String LEFT_BY =
      """
      select * from message where state = 'SENDING' and claimed_by = :replica
      for update skip locked
      """;

  private static final String RELEASE =
      """
      update message set claim = null, claimed_by = null, claimed_until = null, tries = :tries,
        next_try_at = clock_timestamp() + make_interval(secs => :wait)
      where clinic_id = :clinic and id = :id
      """;

  private static final String EXTEND =
      """
      update message set claimed_until = clock_timestamp() + make_interval(secs => :lease)
      where clinic_id = :clinic and id = :id
      """;

  private static final String UNCLAIM =
      """
      update message set claim = null, claimed_by = null, claimed_until = null
      where state in ('PLANNED', 'UNKNOWN') and claimed_by = :replica
      """;

  private static final String RETRY_NOW =
      """
      update message set next_try_at = clock_timestamp(), tries = 0
      where clinic_id = :clinic and recipient_id = :recipient and state = 'PLANNED'
      """;

  /** Takes due messages for one worker; nobody else gets them before the lease ends. */
  @SuppressWarnings("unchecked")
  public List<Message> claimDue(Instant now, int most, UUID claim, String replica, Duration lease) {
    return getEntityManager()
        .createNativeQuery(CLAIM, Message.class)
        .setParameter("now", now)
        .setParameter("most", most)
        .setParameter("claim", claim)
        .setParameter("replica", replica)
        .setParameter("lease", seconds(lease))
        .getResultList();
  }

  /** The locked row, if the worker still holds its lease. */
  @SuppressWarnings("unchecked")
  public Optional<Message> heldBy(UUID claim, MessageId id) {
    List<Message> row =
        getEntityManager()
            .createNativeQuery(HELD, Message.class)
            .setParameter("clinic", id.clinic())
            .setParameter("id", id.id())
            .setParameter("claim", claim)
            .getResultList();
    return row.stream().findFirst();
  }

  /** Rows whose worker did not come back to tell what the provider answered. */
  @SuppressWarnings("unchecked")
  public List<Message> abandoned() {
    return getEntityManager().createNativeQuery(ABANDONED, Message.class).getResultList();
  }

  /** Rows that this replica was sending when it last stopped. */
  @SuppressWarnings("unchecked")
  public List<Message> leftInFlightBy(String replica) {
    return getEntityManager()
        .createNativeQuery(LEFT_BY, Message.class)
        .setParameter("replica", replica)
        .getResultList();
  }

  /** Makes free what this replica had claimed and not begun when it last stopped. */
  public void unclaimAllOf(String replica) {
    getEntityManager().createNativeQuery(UNCLAIM).setParameter("replica", replica).executeUpdate();
  }

  public void extend(MessageId id, Duration lease) {
    getEntityManager()
        .createNativeQuery(EXTEND)
        .setParameter("clinic", id.clinic())
        .setParameter("id", id.id())
        .setParameter("lease", seconds(lease))
        .executeUpdate();
  }

  /** Gives up the claim; the next worker may try after the wait. */
  public void release(MessageId id, int tries, Duration wait) {
    getEntityManager().flush();
    getEntityManager()
        .createNativeQuery(RELEASE)
        .setParameter("clinic", id.clinic())
        .setParameter("id", id.id())
        .setParameter("tries", tries)
        .setParameter("wait", seconds(wait))
        .executeUpdate();
  }

  /** How often the message was put off since it last came forward. */
  public int tries(MessageId id) {
    return ((Number)
            getEntityManager()
                .createNativeQuery("select tries from message where clinic_id = :c and id = :id")
                .setParameter("c", id.clinic())
                .setParameter("id", id.id())
                .getSingleResult())
        .intValue();
  }

  void retryNow(RecipientId recipient) {
    getEntityManager()
        .createNativeQuery(RETRY_NOW)
        .setParameter("clinic", recipient.clinic())
        .setParameter("recipient", recipient.id())
        .executeUpdate();
  }

  /** Returns whether its source had not asked for it before. */
  boolean plan(Message message, @Nullable String traceparent) {
    return getEntityManager()
            .createNativeQuery(PLAN)
            .setParameter("clinic", message.id().clinic())
            .setParameter("id", message.id().id())
            .setParameter("recipient", message.recipient().id())
            .setParameter("purpose", message.purpose().name())
            .setParameter("owner", message.owner().name())
            .setParameter("source", message.source())
            .setParameter("appointment", message.appointment())
            .setParameter("followUp", Objects.toString(message.followUp(), null))
            .setParameter("planVersion", message.planVersion())
            .setParameter("visit", VISITS.convertToDatabaseColumn(message.visit()))
            .setParameter("dueAt", message.dueAt())
            .setParameter("usefulUntil", message.usefulUntil())
            .setParameter("state", message.state().name())
            .setParameter("traceparent", traceparent)
            .executeUpdate()
        == 1;
  }

  public Optional<Message> locked(MessageId id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  List<Message> unsentOf(String clinic, UUID followUp) {
    return find(
            "id.clinic = ?1 and followUp = ?2 and state = ?3",
            clinic,
            followUp,
            MessageState.PLANNED)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** The newest messages to a patient or about an appointment, or both. */
  List<Message> about(Set<String> clinics, @Nullable UUID patient, @Nullable UUID appointment) {
    var terms = new StringBuilder("id.clinic in :clinics");
    var values = Parameters.with("clinics", clinics);
    if (patient != null) {
      terms.append(" and recipient = :patient");
      values.and("patient", patient);
    }
    if (appointment != null) {
      terms.append(" and appointment = :appointment");
      values.and("appointment", appointment);
    }
    return find(terms + " order by dueAt desc", values).page(0, 200).list();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
