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
      select f.* from follow_up f join care_plan p on p.clinic_id = f.clinic_id and p.id = f.care_plan
      where %s order by %s limit :most for no key update skip locked
      """;

  private static final String DUE =
      CLAIM.formatted("f.status = 'PLANNED' and f.due_at <= :now", "f.due_at");
  private static final String SILENT =
      CLAIM.formatted("f.answer_by is not null and f.answer_by <= :now", "f.answer_by");

  private final EntityManager database;

  FollowUps(EntityManager database) {
    this.database = database;
  }

  /** Claims some whose time has come; nobody else gets them or their care plans meanwhile. */
  List<FollowUp> claimDue(Instant now, int most) {
    return claim(DUE, now, most);
  }

  /** Claims some that had to be answered by now. */
  public List<FollowUp> claimSilent(Instant now, int most) {
    return claim(SILENT, now, most);
  }

  @SuppressWarnings("unchecked")
  private List<FollowUp> claim(String query, Instant now, int most) {
    return database
        .createNativeQuery(query, FollowUp.class)
        .setParameter("now", now)
        .setParameter("most", most)
        .getResultList();
  }

  boolean anyDue(Instant now) {
    return count("status = PLANNED and dueAt <= ?1", now) > 0;
  }

  public boolean anySilent(Instant now) {
    return count("answerBy <= ?1", now) > 0;
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
