package afterglow.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgesTest {
  private final Ports ports = new Ports(9000);
  @TempDir Path folder;

  @Test
  void areDirectUnlessTheFileLeadsThemElsewhere() throws Exception {
    var edges = edges("booking.postgresql=127.0.0.1:19101\nnotification.smtp = localhost:19103");

    assertEquals("127.0.0.1:19101", edges.address("booking", "postgresql").toString());
    assertEquals("localhost:19103", edges.address("notification", "smtp").toString());
    assertEquals("127.0.0.1:9004", edges.address("followup", "postgresql").toString());
    assertEquals("127.0.0.1:9001", edges.address("followup", "booking").toString());
    assertTrue(edges.leads("booking", "postgresql"));
    assertFalse(edges.leads("booking", "kafka"));
  }

  @Test
  void leadTheGatewayToEveryCopyUnlessTheFileNamesOneAddress() throws Exception {
    var edges = edges("gateway.followup=127.0.0.1:19104");

    assertEquals(
        List.of("127.0.0.1:9001", "127.0.0.1:9014"),
        edges.fromGateway("booking", Replica.all(2)).stream().map(String::valueOf).toList());
    assertEquals(
        List.of("127.0.0.1:19104"),
        edges.fromGateway("followup", Replica.all(2)).stream().map(String::valueOf).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"booking.smtp=127.0.0.1:1", "booking.kafka=19101", "gateway.booking=a:99999"})
  void refuseWhatIsNoEdge(String line) {
    assertThrows(Refusal.class, () -> edges(line));
  }

  private Edges edges(String lines) throws Exception {
    var file = folder.resolve("edges.properties");
    Files.writeString(file, lines + "\n");
    return Edges.of(file, ports);
  }
}
