package afterglow.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gives commands as a person does in a terminal. */
public final class Launcher {
  private static final Path ROOT = Path.of(System.getProperty("afterglow.root", "../.."));

  private Launcher() {}

  /** How a command ended and all that it said. */
  public record Run(int exit, String output) {
    public Run expect(int expected) {
      if (exit != expected) {
        throw new AssertionError("Expected exit " + expected + " but was " + exit + ": " + output);
      }
      return this;
    }
  }

  public static Run afterglow(String... arguments) {
    var command = new ArrayList<>(List.of(ROOT.resolve("afterglow").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The same, for the stack under test. */
  public static Run afterglow(RunningStack stack, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--port", String.valueOf(stack.url().getPort())));
    all.addAll(List.of("--data", stack.data().toAbsolutePath().toString()));
    return afterglow(all.toArray(String[]::new));
  }
}
