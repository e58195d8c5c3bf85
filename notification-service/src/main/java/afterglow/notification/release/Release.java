package afterglow.notification.release;

import afterglow.notification.template.Links;

/** An owner's last word on one message. */
public sealed interface Release {
  /** Send it, with the links that it has. */
  record Go(Links links) implements Release {}

  /** It no longer holds. */
  record Stale() implements Release {}
}
