package afterglow.notification.dev;

import java.util.Optional;

/** Something that may have work under way. */
public interface Unsettled {
  /** What is still to be done now, in words; empty when nothing is. */
  Optional<String> waitingFor();

  /** A number that has grown whenever work was done since it was last asked. */
  long progress();
}
