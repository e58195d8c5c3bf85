package afterglow.followup.careplan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All follow-ups. */
@ApplicationScoped
public class FollowUps implements PanacheRepositoryBase<FollowUp, FollowUp.Key> {
  /**
   * Both rows are locked: a care plan that somebody changes just now is left for the next time, and
   * one that was changed since is read anew.
   */
  private static final String CLAIM =
      """
      select f.id, f.clinic_id
      from follow_up f join care_plan p on p.clinic_id = f.clinic_id and p.id = f.care_plan
      where %s and (f.try_again_at is null or f.try_again_at <= :now)
      order by %s limit :most for no key update skip locked
      """;

  private static final String DUE =
      CLAIM.formatted("f.status = 'PLANNED' and f.due_at <= :now", "f.due_at");
  private static final String SILENT =
      CLAIM.formatted("f.answer_by is not null and f.answer_by <= :now", "f.answer_by");

  private static final String PUT_OFF =
      """
      update follow_up set failures = failures + 1,
        try_again_at = cast(:now as timestamptz)
          + make_interval(secs => least(3600, 5 * power(2, least(failures, 20))))
      where id = :id and clinic_id = :clinic
      """;

  private static final String NOT_PUT_OFF = " and (tryAgainAt is null or tryAgainAt <= ?1)";

  private final EntityManager database;

  FollowUps(EntityManager database) {
    this.database = database;
  }

  /** Claims some whose time has come; nobody else gets them or their care plans meanwhile. */
  List<FollowUp.Key> claimDue(Instant now, int most) {
    return claim(DUE, now, most);
  }

  /** Claims some that had to be answered by now. */
  public List<FollowUp.Key> claimSilent(Instant now, int most) {
    return claim(SILENT, now, most);
  }

  /** Names alone: a row that cannot be read must not hide the others. */
  private List<FollowUp.Key> claim(String query, Instant now, int most) {
    @SuppressWarnings("unchecked")
    List<Object[]> rows =
        database
            .createNativeQuery(query)
            .setParameter("now", now)
            .setParameter("most", most)
            .getResultList();
    return rows.stream().map(row -> new FollowUp.Key((UUID) row[0], (String) row[1])).toList();
  }

  /** Those that were claimed, in the transaction that claimed them. */
  List<FollowUp> claimed(Collection<FollowUp.Key> keys) {
    return list(
        "clinic in ?1 and id in ?2 order by dueAt",
        keys.stream().map(FollowUp.Key::clinic).distinct().toList(),
        keys.stream().map(FollowUp.Key::id).toList());
  }

  /** It failed; each failure doubles the pause before the next try, up to an hour. */
  void putOff(FollowUp.Key key, Instant now) {
    database
        .createNativeQuery(PUT_OFF)
        .setParameter("now", now)
        .setParameter("id", key.id())
        .setParameter("clinic", key.clinic())
        .executeUpdate();
  }

  boolean anyDue(Instant now) {
    return count("status = PLANNED and dueAt <= ?1" + NOT_PUT_OFF, now) > 0;
  }

  public boolean anySilent(Instant now) {
    return count("answerBy <= ?1" + NOT_PUT_OFF, now) > 0;
  }

  /** What a change of the appointment may still stop. */
  List<FollowUp> stoppable(CarePlan plan) {
    return list(
        "clinic = ?1 and carePlan = ?2 and status in (PLANNED, DUE) order by dueAt",
        plan.clinic(),
        plan.id());
  }

  List<FollowUp> of(CarePlan plan) {
    return list("clinic = ?1 and carePlan = ?2 order by dueAt", plan.clinic(), plan.id());
  }

  public Optional<FollowUp> one(String clinic, UUID id) {
    return find("clinic = ?1 and id = ?2", clinic, id).firstResultOptional();
  }

  /** Asked by another service, which names follow-ups alone. */
  public List<FollowUp> named(Collection<UUID> ids) {
    return list("id in ?1", ids);
  }
}
