package afterglow.local.part;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.local.DataFolder;
import afterglow.local.Edges;
import afterglow.local.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaTest {
  private final Ports ports = new Ports(9000);
  @TempDir Path folder;

  @Test
  void tellsAServiceWithAWayOfItsOwnThatWayAlone() throws Exception {
    var file = folder.resolve("edges.properties");
    Files.writeString(file, "followup.kafka=127.0.0.1:19102\n");

    var settings = prepared(Edges.of(file, ports));

    assertEquals(
        "PLAINTEXT://127.0.0.1:9005,CONTROLLER://127.0.0.1:9006,FOLLOWUP://127.0.0.1:9021",
        settings.getProperty("listeners"));
    assertEquals(
        "PLAINTEXT://127.0.0.1:9005,FOLLOWUP://127.0.0.1:19102",
        settings.getProperty("advertised.listeners"));
  }

  @Test
  void listensInOnePlaceWhenAllComeDirectly() throws Exception {
    var settings = prepared(Edges.direct(ports));

    assertEquals("PLAINTEXT://127.0.0.1:9005", settings.getProperty("advertised.listeners"));
  }

  private Properties prepared(Edges edges) throws Exception {
    var services = List.of("booking", "followup", "notification");
    new Kafka(new DataFolder(folder), ports, edges, services).prepare(what -> {});
    var settings = new Properties();
    try (var reader = Files.newBufferedReader(folder.resolve("kafka/server.properties"))) {
      settings.load(reader);
    }
    return settings;
  }
}
