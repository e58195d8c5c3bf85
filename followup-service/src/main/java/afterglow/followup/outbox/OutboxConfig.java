package afterglow.followup.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How events leave this service. */
@ConfigMapping(prefix = "afterglow.outbox")
interface OutboxConfig {
  /** Whether this process takes part in publishing; off in tests that read the table instead. */
  @WithDefault("true")
  boolean relay();

  /** Topics that this service owns; they are created when the broker does not have them. */
  List<String> topics();

  /** Topics of which only the newest event per key is kept. */
  Optional<Set<String>> compactedTopics();

  @WithDefault("12")
  int partitions();

  @WithDefault("1")
  short replicas();

  /** How often the relay looks for events that another replica committed. */
  @WithDefault("PT0.05S")
  Duration poll();

  @WithDefault("500")
  int batch();

  /** From here on an event that is not published is an alarm. */
  @WithDefault("PT1M")
  Duration alarmAfter();
}
