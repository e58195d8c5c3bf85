package afterglow.notification.release;

import org.jspecify.annotations.Nullable;

/** An owner's last word on one message. */
public sealed interface Release {
  /** Send it, with this link if it has one. */
  record Go(@Nullable String link) implements Release {}

  /** It no longer holds. */
  record Stale() implements Release {}
}
