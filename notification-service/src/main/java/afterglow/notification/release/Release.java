package afterglow.notification.release;

import afterglow.notification.template.Links;
import java.time.Duration;

/** An owner's last word on one message. */
public sealed interface Release {
  /**
   * Send it now, with the links that it has.
   *
   * @param answered when the owner said so, by {@link System#nanoTime}
   */
  record Go(Links links, long answered) implements Release {
    public boolean isOlderThan(Duration age) {
      return System.nanoTime() - answered > age.toNanos();
    }
  }

  /** It no longer holds. */
  record Stale() implements Release {}
}
