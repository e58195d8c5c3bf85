package afterglow.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that name a stack: its ports and its data. */
class StackOptions {
  private static final int USUAL = 8080;

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
      description = "First of " + Ports.COUNT + " ports in a row (default 8080).")
  @Nullable Integer port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept (default .data in the project).")
  Path data = Checkout.ofThisBuild().root().resolve(".data");

  /** Where a stack is to start. */
  Ports ports() {
    return ports(port == null ? USUAL : port);
  }

  /** Where the stack is that has this data, unless somebody says. */
  Ports portsOfRunning() {
    return ports(port == null ? data().ranAt().orElse(USUAL) : port);
  }

  private Ports ports(int port) {
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
