package afterglow.local;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * Shows which aggregates wait because one of their records could not be applied, and helps them.
 */
@Command(
    name = "parked",
    description = "Show what could not be applied; replay ID tries it again, discard ID drops it.")
class Parked implements Callable<Integer> {
  /** booking reads no events, so it parks none. */
  private static final List<String> READERS = List.of("followup", "notification");

  private static final Pattern ID = Pattern.compile("(followup|notification):([0-9]{1,18})");

  @Mixin StackOptions stack = new StackOptions();

  @Parameters(paramLabel = "[replay | discard] ID", description = "As the list shows it.")
  List<String> words = List.of();

  @Override
  public Integer call() throws Exception {
    if (words.isEmpty()) {
      list(InternalApi.of(stack));
      return 0;
    }
    var act = words.getFirst();
    var id = words.size() == 2 ? ID.matcher(words.getLast()) : null;
    if (id == null || !id.matches() || !List.of("replay", "discard").contains(act)) {
      throw new ParameterException(
          stack.command.commandLine(),
          "Say: parked, parked replay ID or parked discard ID, with an ID like notification:12.");
    }
    var path = "parked/" + id.group(2) + "/" + act;
    var outcome = InternalApi.of(stack).post(id.group(1), path);
    var left = outcome.getInteger("left", 0);
    System.out.printf(
        "%sApplied %d, %d still wait. %s%n",
        act.equals("discard") ? "Discarded. " : "",
        outcome.getInteger("applied", 0),
        left,
        outcome.getString("says", ""));
    return left == 0 || act.equals("discard") ? 0 : 1;
  }

  private static void list(InternalApi services) throws InterruptedException {
    var nothing = true;
    for (var service : READERS) {
      for (var each : services.get(service, "parked").getJsonArray("parked")) {
        if (nothing) {
          System.out.printf("%-20s %-24s %-38s %s%n", "ID", "TOPIC", "AGGREGATE", "WAITS");
        }
        nothing = false;
        var parked = (JsonObject) each;
        System.out.printf(
            "%-20s %-24s %-38s %s%n",
            service + ":" + parked.getLong("id"),
            parked.getString("topic"),
            parked.getString("aggregate", "-"),
            waits(parked));
      }
    }
    if (nothing) {
      System.out.println("Nothing is parked.");
    }
  }

  private static String waits(JsonObject parked) {
    var version = parked.getInteger("version");
    var behind = parked.getInteger("waiting", 0);
    return "since %s at %s%s: %s"
        .formatted(
            time(parked.getInstant("parkedAt")),
            version == null ? "an unreadable record" : "version " + version,
            behind == 0 ? "" : ", " + behind + " more behind it",
            parked.getString("reason"));
  }

  private static String time(Instant moment) {
    var local = moment.atZone(ZoneId.systemDefault());
    var today = local.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
    return DateTimeFormatter.ofPattern(today ? "HH:mm" : "yyyy-MM-dd HH:mm").format(local);
  }
}
