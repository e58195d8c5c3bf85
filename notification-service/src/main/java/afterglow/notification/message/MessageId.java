package afterglow.notification.message;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A message of a clinic. */
@Embeddable
public record MessageId(
    @Column(name = "clinic_id", nullable = false) String clinic,
    @Column(name = "id", nullable = false) UUID id) {}
