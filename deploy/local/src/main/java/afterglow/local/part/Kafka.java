package afterglow.local.part;

import afterglow.local.DataFolder;
import afterglow.local.Edges;
import afterglow.local.Ports;
import afterglow.local.process.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A Kafka broker that is its own controller. */
public class Kafka implements Part {
  private final Path folder;
  private final Ports ports;
  private final Edges edges;
  private final List<String> services;

  public Kafka(DataFolder data, Ports ports, Edges edges, List<String> services) {
    this.services = services;
    this.folder = data.of("kafka");
    this.ports = ports;
    this.edges = edges;
  }

  public static String address(Ports ports) {
    return "127.0.0.1:" + ports.kafka();
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public void prepare(Step step) throws IOException {
    Files.createDirectories(folder);
    // To a stream, since Kafka reads the file as one of Latin-1 with escapes.
    try (var file = Files.newOutputStream(configuration())) {
      properties().store(file, null);
    }
  }

  @Override
  public List<String> command() {
    return JavaProgram.with(
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow")
        .asPart(folder)
        .main(
            JavaProgram.ownClassPath(), BrokerProcess.class.getName(), configuration().toString());
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean ready() {
    if (!Listening.on(ports.kafka())) {
      return false;
    }
    var client =
        Map.<String, Object>of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            address(ports),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            2_000,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            2_000);
    try (var admin = Admin.create(client)) {
      return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (Exception e) {
      return false;
    }
  }

  private Path configuration() {
    return folder.resolve("server.properties");
  }

  private Properties properties() {
    var properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            "1",
            "controller.listener.names",
            "CONTROLLER",
            "inter.broker.listener.name",
            "PLAINTEXT",
            "controller.quorum.voters",
            "1@127.0.0.1:" + ports.kafkaController(),
            "log.dirs",
            folder.resolve("log").toString()));
    listen(properties);
    properties.putAll(
        Map.of(
            "auto.create.topics.enable", "false",
            "group.initial.rebalance.delay.ms", "0",
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "log.retention.hours", "168"));
    properties.putAll(
        Map.of(
            // A segment's index file has its full size while it is open: 12 partitions × 4 topics.
            "log.index.size.max.bytes", "1048576",
            "log.cleaner.dedupe.buffer.size", "16777216",
            "num.network.threads", "2",
            "num.io.threads", "4",
            "background.threads", "4"));
    return properties;
  }

  /** Who comes by a way of its own is told that way as the broker's address, and knows no other. */
  private void listen(Properties properties) {
    var listeners =
        new ArrayList<>(
            List.of(
                "PLAINTEXT://" + address(ports),
                "CONTROLLER://127.0.0.1:" + ports.kafkaController()));
    var advertised = new ArrayList<>(List.of("PLAINTEXT://" + address(ports)));
    var protocols = new ArrayList<>(List.of("PLAINTEXT:PLAINTEXT", "CONTROLLER:PLAINTEXT"));
    for (var service : services) {
      if (edges.leads(service, "kafka")) {
        var name = service.toUpperCase(Locale.ROOT);
        listeners.add(name + "://127.0.0.1:" + ports.kafkaEdge(service));
        advertised.add(name + "://" + edges.address(service, "kafka"));
        protocols.add(name + ":PLAINTEXT");
      }
    }
    properties.put("listeners", String.join(",", listeners));
    properties.put("advertised.listeners", String.join(",", advertised));
    properties.put("listener.security.protocol.map", String.join(",", protocols));
  }
}
