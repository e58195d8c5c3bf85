package afterglow.acceptance.fault;

import afterglow.acceptance.Http;
import afterglow.acceptance.RunningStack;
import afterglow.acceptance.StackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** The stack that is put to the proof, with two copies of each service and a proxy on each edge. */
final class Stage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path data;
  private final OldLogs logs;
  private final RunningStack stack;
  private final Http http;
  private final Thread stopping = new Thread(this::stop, "stop");
  private final Map<Edge, TcpProxy> proxies = new EnumMap<>(Edge.class);

  /**
   * @param checkout the project whose build is run
   */
  Stage(Path checkout, int port, RunFolder folder) {
    this.data = folder.root().resolve("data").toAbsolutePath();
    this.logs = new OldLogs(data.resolve("log"), folder.oldLogs());
    var edges = folder.root().resolve("edges.properties").toAbsolutePath();
    var ports = new StackPorts(port);
    for (var edge : Edge.values()) {
      proxies.put(edge, new TcpProxy(edge.proxyPort(port), ports.of(edge.target())));
    }
    write(edges);
    this.stack =
        RunningStack.of(checkout, port, data, "--replicas", "2", "--edges", edges.toString());
    this.http = Http.to(stack.url(), PATIENCE);
  }

  static Path ofThisBuild() {
    return Path.of(System.getProperty("afterglow.root", "../..")).toAbsolutePath().normalize();
  }

  private void write(Path edges) {
    var addresses = new Properties();
    proxies.forEach(
        (edge, proxy) -> addresses.setProperty(edge.wireName(), "127.0.0.1:" + proxy.port()));
    try {
      Files.createDirectories(edges.getParent());
      try (var file = Files.newBufferedWriter(edges)) {
        addresses.store(file, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void stop() {
    stack.process().ifPresent(ProcessHandle::destroy);
    stack.process().ifPresent(process -> process.onExit().join());
  }

  RunningStack stack() {
    return stack;
  }

  Http http() {
    return http;
  }

  Path data() {
    return data;
  }

  TcpProxy proxy(Edge edge) {
    return proxies.get(edge);
  }

  Processes processes() {
    return new Processes(data);
  }

  String secret(String name) {
    var secrets = new Properties();
    try (var file = Files.newBufferedReader(data.resolve("secrets.properties"))) {
      secrets.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return secrets.getProperty(name);
  }

  /** Starts it; when this program is told to stop, it stops too. */
  Duration start() {
    Runtime.getRuntime().addShutdownHook(stopping);
    logs.takeAside();
    return stack.start();
  }

  /** Starts it once more and waits for nothing. */
  void launch() {
    logs.takeAside();
    stack.launch();
  }

  OldLogs logs() {
    return logs;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(stopping);
    } catch (IllegalStateException e) {
      // The program is stopping, and the hook does what remains.
      return;
    }
    stack.stop();
    proxies.values().forEach(TcpProxy::close);
  }
}
