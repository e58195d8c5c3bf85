package afterglow.notification.recipient;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** All recipients. */
@ApplicationScoped
public class Recipients implements PanacheRepositoryBase<Recipient, RecipientId> {
  public Optional<Recipient> known(RecipientId id) {
    return findByIdOptional(id);
  }

  /** The patient's record, begun if this is the first we hear of them. */
  public Recipient patient(RecipientId id) {
    return known(id)
        .orElseGet(
            () -> {
              var begun = new Recipient(id, RecipientKind.PATIENT);
              getEntityManager().persist(begun);
              return begun;
            });
  }
}
