package afterglow.acceptance.fault;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code ./afterglow prove}.
 *
 * @param fresh begin anew although there is a run that could go on
 * @param bug the seeded bug to hunt, {@code all} for every one; nothing to prove the system itself
 */
record ProveOptions(Order order, Path folder, boolean fresh, @Nullable String bug) {
  private static final int BOOKINGS_PER_FAULT = 17;

  static ProveOptions of(String... arguments) {
    var faults = 30;
    var seed = 1L;
    var bookings = -1;
    var port = 28_080;
    Path folder = null;
    var fresh = false;
    String bug = null;
    var kinds = FaultKind.usual();
    var rest = Arrays.asList(arguments).iterator();
    while (rest.hasNext()) {
      var option = rest.next();
      switch (option) {
        case "--faults" -> faults = (int) number(option, rest, 1, 100_000);
        case "--seed" -> seed = number(option, rest, Long.MIN_VALUE, Long.MAX_VALUE);
        case "--bookings" -> bookings = (int) number(option, rest, 0, 10_000_000);
        case "--port" -> port = port(value(option, rest));
        case "--data" -> folder = Path.of(value(option, rest));
        case "--fresh" -> fresh = true;
        case "--only" -> kinds = kinds(value(option, rest));
        case "--bug" -> bug = bug(value(option, rest));
        default -> throw new IllegalArgumentException("prove does not know " + option + ".");
      }
    }
    return new ProveOptions(
        Order.of(seed, faults, kinds, bookings < 0 ? faults * BOOKINGS_PER_FAULT : bookings, port),
        (folder == null ? usualFolder(bug) : folder).toAbsolutePath().normalize(),
        fresh,
        bug);
  }

  private static Path usualFolder(@Nullable String bug) {
    var target = Path.of(System.getProperty("afterglow.root", "."), "deploy/acceptance/target");
    return target.resolve(bug == null ? "proof" : "bugs");
  }

  private static List<FaultKind> kinds(String names) {
    try {
      return Arrays.stream(names.split(",")).map(FaultKind::of).toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--only " + names + " will not do. There are: " + known());
    }
  }

  private static String known() {
    return Arrays.stream(FaultKind.values()).map(FaultKind::wireName).collect(joining(" "));
  }

  private static String bug(String name) {
    var known = SeededBug.all(Stage.ofThisBuild()).stream().map(SeededBug::name).toList();
    if (name.equals("all") || known.contains(name)) {
      return name;
    }
    throw new IllegalArgumentException(
        "--bug " + name + " will not do. There are: all " + String.join(" ", known));
  }

  private static int port(String value) {
    if (value.matches("[0-9]{4,5}")) {
      var port = Integer.parseInt(value);
      if (port >= 1_024 && port + Edge.PORTS - 1 <= 65_535) {
        return port;
      }
    }
    throw new IllegalArgumentException(
        "--port %s will not do: a proof has %d ports in a row, from 1024 to 65535."
            .formatted(value, Edge.PORTS));
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value.");
    }
    return rest.next();
  }

  private static long number(String option, Iterator<String> rest, long least, long most) {
    var value = value(option, rest);
    try {
      var number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // It is said below.
    }
    throw new IllegalArgumentException(option + " " + value + " will not do.");
  }
}
