package afterglow.acceptance.fault;

import java.time.Duration;

/**
 * What a run is asked for.
 *
 * @param checkEvery after how many faults all is held still and judged
 * @param pause how long a client rests between two acts, in the mean
 */
record Order(
    long seed, int faults, int bookings, int clients, Duration pause, int checkEvery, int port) {
  static Order of(long seed, int faults, int bookings, int port) {
    return new Order(seed, faults, bookings, 12, Duration.ofMillis(1_200), 50, port);
  }

  /** What makes two runs the same run. */
  String plan() {
    return "seed %d faults %d%n".formatted(seed, faults);
  }
}
