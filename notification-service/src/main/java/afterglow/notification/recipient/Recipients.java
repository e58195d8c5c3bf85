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

  /** The patient's record to write to, begun if this is the first we hear of them. */
  public Recipient patient(RecipientId id) {
    return known(id).orElseGet(() -> new Recipient(id, RecipientKind.PATIENT));
  }
}
