package afterglow.notification.recipient;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A clinic's patient or member of staff. */
@Embeddable
public record RecipientId(
    @Column(name = "clinic_id", nullable = false) String clinic,
    @Column(name = "id", nullable = false) UUID id) {}
