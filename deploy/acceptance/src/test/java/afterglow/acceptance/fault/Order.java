package afterglow.acceptance.fault;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;

/**
 * What a run is asked for.
 *
 * @param kinds what the system is hurt with
 * @param bookings the last fault waits until there are so many
 * @param clients how many act at once
 * @param pause how long a client rests between two acts, in the mean
 * @param checkEvery after how many faults all is held still and judged
 * @param most after this long no further fault begins
 * @param port the first of the system's ports
 */
record Order(
    long seed,
    int faults,
    List<FaultKind> kinds,
    int bookings,
    int clients,
    Duration pause,
    int checkEvery,
    Duration most,
    int port) {
  private static final int CLIENTS = 12;
  private static final Duration PAUSE = Duration.ofMillis(1_200);

  static Order of(long seed, int faults, List<FaultKind> kinds, int bookings, int port) {
    return new Order(seed, faults, kinds, bookings, CLIENTS, PAUSE, 50, Duration.ofDays(30), port);
  }

  /** As many of these faults as there is time for, judged often. */
  Order hunting(List<FaultKind> likely, Duration time) {
    return new Order(
        seed, 1_000, likely.isEmpty() ? kinds : likely, 0, clients, pause, 4, time, port);
  }

  /** A few quick ones for a test. */
  Order brief() {
    return new Order(
        seed, faults, kinds, bookings, 8, Duration.ofSeconds(1), faults + 1, most, port);
  }

  Schedule schedule() {
    return Schedule.of(seed, faults, kinds);
  }

  /**
   * What makes two runs the same run.
   *
   * @param build which build of the system it is
   */
  String plan(String build) {
    var names = kinds.stream().map(FaultKind::wireName).sorted().collect(joining(" "));
    return "seed %d, %d faults, %d bookings, port %d%nkinds: %s%nbuild: %s%n"
        .formatted(seed, faults, bookings, port, names, build);
  }
}
