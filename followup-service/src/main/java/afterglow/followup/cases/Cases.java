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
  /** What these clinics have in this state, the nearest deadline first. */
  List<Case> in(Case.State state, Collection<String> clinics, int most) {
    return find("clinic in ?1 and state = ?2 order by acknowledgeBy, id", clinics, state)
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
