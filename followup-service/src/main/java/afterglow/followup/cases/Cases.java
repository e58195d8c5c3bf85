package afterglow.followup.cases;

import afterglow.followup.careplan.FollowUp;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All cases. */
@ApplicationScoped
class Cases implements PanacheRepositoryBase<Case, Case.Key> {
  private static final String ORDER = " order by urgencyRank, acknowledgeBy, id";

  /** What these clinics have in this state, the most urgent and then the nearest deadline first. */
  List<Case> in(Case.State state, Collection<String> clinics, int most) {
    return find("clinic in ?1 and state = ?2" + ORDER, clinics, state).page(0, most).list();
  }

  /** Those that come after this one; it may itself have left that state meanwhile. */
  List<Case> in(Case.State state, Collection<String> clinics, Case after, int most) {
    return find(
            "clinic in ?1 and state = ?2 and (urgencyRank, acknowledgeBy, id) > (?3, ?4, ?5)"
                + ORDER,
            clinics,
            state,
            after.urgencyRank(),
            after.acknowledgeBy(),
            after.id())
        .page(0, most)
        .list();
  }

  Optional<Case> of(Collection<String> clinics, UUID id) {
    return find("clinic in ?1 and id = ?2", clinics, id).firstResultOptional();
  }

  List<Case> openOf(FollowUp followUp) {
    return list("clinic = ?1 and followUp = ?2 and state = OPEN", followUp.clinic(), followUp.id());
  }
}
