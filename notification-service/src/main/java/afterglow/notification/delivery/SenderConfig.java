package afterglow.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages are worked off. */
@ConfigMapping(prefix = "notification.sender")
interface SenderConfig {
  /** Threads that send, each with its own open line to the mail host; none in tests. */
  @WithDefault("4")
  int workers();

  /** How many messages a worker claims at once. */
  @WithDefault("10")
  int batch();

  /** How often to look for what another replica planned or what has fallen due. */
  @WithDefault("PT0.25S")
  Duration poll();

  /** After this long without an answer, a worker is taken for dead. */
  @WithDefault("PT1M")
  Duration lease();

  /** How long an owner's word holds; what could not go by then is asked about again. */
  @WithDefault("PT2S")
  Duration releaseHolds();

  @WithDefault("PT0.1S")
  Duration firstRetry();

  @WithDefault("PT30S")
  Duration longestRetry();

  /** How long to leave a lost answer time to arrive in another way. */
  @WithDefault("PT2S")
  Duration doubtAfter();

  /** From here on a message without a known recipient is an alarm. */
  @WithDefault("PT5M")
  Duration recipientAlarm();

  /** From here on a message in doubt is an alarm. */
  @WithDefault("PT5M")
  Duration doubtAlarm();
}
