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
 * @param besides invariants that are not the question this time
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
    int port,
    List<String> besides) {
  static final String PLAN_BEGINS = "seed ";
  private static final int CLIENTS = 12;
  private static final Duration BRIEF = Duration.ofSeconds(150);
  private static final Duration PAUSE = Duration.ofMillis(1_200);

  static Order of(long seed, int faults, List<FaultKind> kinds, int bookings, int port) {
    return new Order(
        seed, faults, kinds, bookings, CLIENTS, PAUSE, 50, Duration.ofDays(30), port, List.of());
  }

  /** As many of the faults that are likely to bring it to light as there is time for. */
  Order hunting(SeededBug bug, Duration time) {
    var likely = bug.kinds().isEmpty() ? kinds : bug.kinds();
    return new Order(seed, 1_000, likely, 0, clients, pause, 4, time, port, bug.besides());
  }

  /** A few quick ones for a test, and none after two and a half minutes. */
  Order brief() {
    return new Order(
        seed, faults, kinds, bookings, 8, Duration.ofSeconds(1), faults + 1, BRIEF, port, besides);
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
    return PLAN_BEGINS
        + "%d, %d faults, %d bookings, port %d%nkinds: %s%nbuild: %s%n"
            .formatted(seed, faults, bookings, port, names, build);
  }
}
