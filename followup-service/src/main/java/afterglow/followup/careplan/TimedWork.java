package afterglow.followup.careplan;

import java.time.Instant;

/** Something that has to be done when its time has come. */
public interface TimedWork {
  /** Does some of what is due, in a transaction of its own, and tells how much that was. */
  int doDue(Instant now);
}
