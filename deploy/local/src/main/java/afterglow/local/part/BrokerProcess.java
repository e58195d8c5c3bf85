package afterglow.local.part;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.LogManager;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** The program that runs in the broker's own process. */
public final class BrokerProcess {
  // A constant, so that formatting again what an earlier run has formatted changes nothing.
  private static final Uuid CLUSTER = new Uuid(0x6166746572676c6fL, 0x776c6f63616c3031L);

  private BrokerProcess() {}

  public static void main(String[] arguments) throws IOException {
    try (var settings = BrokerProcess.class.getResourceAsStream("/broker-logging.properties")) {
      LogManager.getLogManager().readConfiguration(settings);
    }
    var configuration = Path.of(arguments[0]);
    var properties = new Properties();
    try (Reader file = Files.newBufferedReader(configuration)) {
      properties.load(file);
    }
    var formatted =
        StorageTool.execute(
            new String[] {
              "format",
              "--cluster-id",
              CLUSTER.toString(),
              "--config",
              configuration.toString(),
              "--ignore-formatted"
            },
            System.out);
    if (formatted != 0) {
      System.exit(formatted);
    }
    var server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
    server.startup();
    server.awaitShutdown();
  }
}
