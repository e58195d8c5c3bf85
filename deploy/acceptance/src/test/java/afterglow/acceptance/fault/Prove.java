package afterglow.acceptance.fault;

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

  public static void main(String[] arguments) throws Exception {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) throws Exception {
    ProveOptions options;
    try {
      options = ProveOptions.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return MISUSED;
    }
    if (options.bug() != null) {
      var bank = new BugBank(Stage.ofThisBuild(), options, Prove::say);
      return bank.run(options.bug()) ? CLEAN : VIOLATED;
    }
    var folder = new RunFolder(options.folder());
    var plan = options.order().plan();
    if (options.fresh() || !folder.begun(plan)) {
      folder.begin(plan);
    } else {
      say("Going on with the run in " + folder.root());
    }
    say("Seed %d, %d faults".formatted(options.order().seed(), options.order().faults()));
    try (var round = new Round(options.order(), folder, Prove::say, Stage.ofThisBuild())) {
      var outcome = round.run();
      Files.writeString(folder.report(), plan + outcome.report().text());
      System.out.println();
      System.out.println(outcome.report().text());
      System.out.println("Report: " + folder.report());
      return verdict(outcome);
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
