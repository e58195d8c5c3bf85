package afterglow.notification.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A clinic's try to hand a message over. */
@Embeddable
public record AttemptId(
    @Column(name = "clinic_id", nullable = false) String clinic,
    @Column(name = "id", nullable = false) UUID id) {}
