package afterglow.local;

import java.io.IOException;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands behind {@code ./afterglow} that need more than a shell. */
@Command(
    name = "afterglow",
    mixinStandardHelpOptions = true,
    description = "Afterglow on one machine.",
    subcommands = {
      Up.class,
      Reset.class,
      Import.class,
      Parked.class,
      Republish.class,
      Prepare.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws IOException {
    try (var settings = Main.class.getResourceAsStream("/logging.properties")) {
      LogManager.getLogManager().readConfiguration(settings);
    }
    System.exit(run(arguments));
  }

  /** The exit code: 0 done, 1 failed, 2 wrongly used. */
  static int run(String... arguments) {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(explain(failure));
              return 1;
            })
        .execute(arguments);
  }

  private static String explain(Exception failure) {
    return failure instanceof Refusal
        ? String.valueOf(failure.getMessage())
        : "Something unforeseen happened: " + failure;
  }
}
