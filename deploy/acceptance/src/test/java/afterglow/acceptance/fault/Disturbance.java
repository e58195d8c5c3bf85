package afterglow.acceptance.fault;

import java.time.Duration;

/** What a proxy does to the bytes that pass it. */
sealed interface Disturbance {
  /** Nothing. */
  record None() implements Disturbance {}

  /** Ends every connection, and each new one, with a reset. */
  record Reset() implements Disturbance {}

  /** Listens no more: new connections are refused, old ones reset. */
  record Refuse() implements Disturbance {}

  /**
   * Takes connections and bytes and lets none through. What was taken arrives when it is over, as
   * after a network partition, unless somebody has given up meanwhile.
   */
  record BlackHole() implements Disturbance {}

  /** Lets bytes through late and in drops. */
  record Slow(Duration perDrop, int dropBytes) implements Disturbance {}

  /** Lets this many more bytes of each connection through in one direction, then resets it. */
  record Cut(Direction direction, long afterBytes) implements Disturbance {}

  /** From who connected to who listens, or back. */
  enum Direction {
    THERE,
    BACK
  }
}
