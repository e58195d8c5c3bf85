package afterglow.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The stack under test. One is started on ports of its own when a test first asks, with fresh data,
 * and stopped when the tests are over.
 */
public final class RunningStack {
  private static final int PORT = 18080;
  private static RunningStack shared;

  private final Path root;
  private final Path data;
  private final URI url;
  private final boolean ours;
  private final List<String> options;
  private Process process;

  private RunningStack() {
    var given =
        Optional.ofNullable(System.getProperty("afterglow.url")).filter(RunningStack::isSet);
    ours = given.isEmpty();
    url = URI.create(given.orElse("http://localhost:" + PORT));
    root = Path.of(System.getProperty("afterglow.root", "../..")).normalize();
    data = root.resolve("deploy/acceptance/target/stack").toAbsolutePath();
    options = List.of();
  }

  private RunningStack(Path root, int port, Path data, List<String> options) {
    this.root = root;
    this.ours = true;
    this.url = URI.create("http://localhost:" + port);
    this.data = data.toAbsolutePath();
    this.options = options;
  }

  /**
   * A stack of one's own, not started yet.
   *
   * @param checkout the project whose build is run
   * @param options those of {@code up}
   */
  public static RunningStack of(Path checkout, int port, Path data, String... options) {
    return new RunningStack(checkout, port, data, List.of(options));
  }

  private static boolean isSet(String property) {
    return !property.isBlank() && !property.startsWith("${");
  }

  /** The stack that all tests share. */
  public static synchronized RunningStack get() {
    if (shared == null) {
      shared = new RunningStack();
      if (shared.ours) {
        shared.clear();
        shared.start();
        Runtime.getRuntime().addShutdownHook(new Thread(shared::stop));
      }
    }
    return shared;
  }

  public URI url() {
    return url;
  }

  public Path root() {
    return root;
  }

  /** Where the stack under test keeps its data; the default folder of one that was running. */
  public Path data() {
    return ours ? data : root.resolve(".data");
  }

  /** The port of a part, or of one of its {@code -management}. */
  public int port(String name) {
    return new StackPorts(url.getPort()).of(name);
  }

  /** A part asked directly, past the gateway. */
  public URI at(String name) {
    return URI.create("http://127.0.0.1:" + port(name));
  }

  /** Where clients of Kafka begin. */
  public String broker() {
    return "127.0.0.1:" + port("kafka");
  }

  /** The process that started everything, when the stack is ours. */
  public Optional<ProcessHandle> process() {
    return Optional.ofNullable(process).map(Process::toHandle);
  }

  /** Starts it and waits until all of it is ready, sign-in included. */
  public Duration start() {
    var started = Instant.now();
    launch();
    Eventually.within(
        Duration.ofMinutes(5),
        "the stack is ready",
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("The stack ended by itself; see target/stack.log");
          }
          return Http.to(url).status("/dev/ready") == 200;
        });
    return Duration.between(started, Instant.now());
  }

  /** Starts it and waits for nothing. */
  public void launch() {
    try {
      Files.createDirectories(data.getParent());
      process =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(data.getParent().resolve("stack.log").toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the launcher as a crash does; its parts stay, until the next start ends them. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks it to stop as Ctrl-C does, and waits until it has. */
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("The stack did not stop within a minute");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Brings a clinic into it by the launcher's command. */
  public void bring(Path pack) {
    try {
      var command = Stream.concat(launcher("import").stream(), Stream.of(pack.toString())).toList();
      var bringing = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(bringing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (bringing.waitFor() != 0) {
        throw new AssertionError(pack + " was not imported: " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> command() {
    return Stream.concat(launcher("up").stream(), options.stream()).toList();
  }

  private List<String> launcher(String command) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx160m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        root.resolve("deploy/local/target/classes").toAbsolutePath() + ":" + libraries(),
        "afterglow.local.Main",
        command,
        "--port",
        String.valueOf(url.getPort()),
        "--data",
        data.toString());
  }

  /** The local stack's build says there where its libraries lie. */
  private String libraries() {
    try {
      return Files.readString(root.resolve("deploy/local/target/classpath")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes its data. */
  public void clear() {
    try (var old = Files.exists(data) ? Files.walk(data) : Stream.<Path>empty()) {
      old.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
