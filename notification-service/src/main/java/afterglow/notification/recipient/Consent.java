package afterglow.notification.recipient;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** One word given or taken back: to what, in which wording, how and when. */
@Embeddable
public record Consent(
    @Enumerated(EnumType.STRING) @Column(nullable = false) ConsentPurpose purpose,
    @Column(nullable = false) boolean granted,
    @Column(nullable = false) String wording,
    @Column(nullable = false) String method,
    @Column(name = "given_at", nullable = false) Instant at) {}
