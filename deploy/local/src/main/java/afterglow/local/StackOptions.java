package afterglow.local;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that name a stack: its ports and its data. */
class StackOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  CommandSpec command;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this and exit.")
  boolean help;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "First of " + Ports.COUNT + " ports in a row (default 8080).")
  int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept (default .data in the project).")
  Path data = Checkout.ofThisBuild().root().resolve(".data");

  Ports ports() {
    try {
      return new Ports(port);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "--port " + port + " will not do. " + e.getMessage());
    }
  }

  DataFolder data() {
    return new DataFolder(data);
  }
}
