package afterglow.acceptance.fault;

import afterglow.acceptance.history.UnreadableLine;
import java.nio.file.Files;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Runs faults against the whole system for as long as asked; behind {@code ./afterglow prove}. */
public final class Prove {
  private static final int CLEAN = 0;
  private static final int VIOLATED = 1;
  private static final int MISUSED = 2;
  private static final int INVALID = 3;

  private Prove() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    ProveOptions options;
    try {
      options = ProveOptions.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return MISUSED;
    }
    try {
      return options.bug() == null ? prove(options) : hunt(options, options.bug());
    } catch (ClaimedFolder.Refused e) {
      System.err.println(e.getMessage());
      return MISUSED;
    } catch (UnreadableLine e) {
      System.err.println("The run cannot be judged. " + e.getMessage());
      return INVALID;
    } catch (Exception | AssertionError e) {
      // What broke off shows nothing, and least of all a violation.
      e.printStackTrace();
      return INVALID;
    }
  }

  private static int hunt(ProveOptions options, String bug) throws Exception {
    return new BugBank(Stage.ofThisBuild(), options, Prove::say).run(bug) ? CLEAN : VIOLATED;
  }

  private static int prove(ProveOptions options) throws Exception {
    var folder = new RunFolder(options.folder());
    var plan = options.order().plan(BuildDigest.of(Stage.ofThisBuild()));
    try (var claim = ClaimedFolder.of(folder, plan, options.fresh())) {
      if (claim.goesOn()) {
        say("Going on with the run in " + folder.root());
      }
      say("Seed %d, %d faults".formatted(options.order().seed(), options.order().faults()));
      try (var round = new Round(options.order(), folder, Prove::say, Stage.ofThisBuild())) {
        var outcome = round.run();
        var text = outcome.report().text() + outcome.away();
        Files.writeString(folder.report(), plan + text);
        System.out.println();
        System.out.println(text);
        System.out.println("Report: " + folder.report());
        return verdict(outcome);
      }
    }
  }

  private static int verdict(Round.Outcome outcome) {
    if (!outcome.clean()) {
      return VIOLATED;
    }
    outcome.report().invalidities().forEach(each -> System.out.println("Not valid: " + each));
    return outcome.report().invalidities().isEmpty() ? CLEAN : INVALID;
  }

  private static void say(String line) {
    System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + line);
  }
}
