package afterglow.notification.delivery;

import afterglow.notification.message.MessageId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** All tries. */
@ApplicationScoped
class DeliveryAttempts implements PanacheRepositoryBase<DeliveryAttempt, AttemptId> {
  Optional<DeliveryAttempt> lastOf(MessageId message) {
    return find(
            "id.clinic = ?1 and message = ?2 order by number desc", message.clinic(), message.id())
        .page(0, 1)
        .firstResultOptional();
  }
}
