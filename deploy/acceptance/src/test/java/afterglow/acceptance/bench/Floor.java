package afterglow.acceptance.bench;

import afterglow.acceptance.RunningStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What PostgreSQL alone can do: pgbench with the statements of {@code floor.sql}. */
final class Floor {
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
  private static final Pattern DONE =
      Pattern.compile("number of transactions actually processed: (\\d+)");

  private final RunningStack stack;
  private final BusyClinic clinic;
  private final long unit;
  private final String password;

  /**
   * @param unit the id of the clinic's first practitioner; the others and the rooms follow
   */
  Floor(RunningStack stack, BusyClinic clinic, long unit, String password) {
    this.stack = stack;
    this.clinic = clinic;
    this.unit = unit;
    this.password = password;
  }

  /**
   * How many bookings a second it does.
   *
   * @return what pgbench says, and how many it did
   */
  Result run(int clients, Duration time) throws IOException, InterruptedException {
    var script = Path.of(Floor.class.getResource("/bench/floor.sql").getPath());
    var command =
        new ArrayList<>(
            List.of(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                "" + clients,
                "-j",
                "2",
                "-T",
                "" + time.toSeconds(),
                "-f",
                script.toString()));
    Map.of(
            "n", -1L,
            "clients", (long) clients,
            "free", (long) BusyClinic.FREE,
            "practitioners", (long) BusyClinic.PRACTITIONERS,
            "times", (long) BusyClinic.TIMES,
            "epoch", clinic.epoch(),
            "unit", unit)
        .forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
    command.addAll(
        List.of(
            "-h", "127.0.0.1", "-p", "" + stack.port("postgresql"), "-U", "booking", "booking"));
    var pgbench = new ProcessBuilder(command).redirectErrorStream(true);
    pgbench.environment().put("PGPASSWORD", password);
    var process = start(pgbench);
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("pgbench failed: " + said);
    }
    var done = Long.parseLong(found(DONE, said));
    return new Result(Double.parseDouble(found(RATE, said)), done);
  }

  private static Process start(ProcessBuilder pgbench) {
    try {
      return pgbench.start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "pgbench is not there; on Debian: apt-get install postgresql", e);
    }
  }

  record Result(double perSecond, long done) {}

  private static String found(Pattern pattern, String said) throws IOException {
    var found = pattern.matcher(said);
    if (!found.find()) {
      throw new IOException("pgbench said something else: " + said);
    }
    return found.group(1);
  }
}
