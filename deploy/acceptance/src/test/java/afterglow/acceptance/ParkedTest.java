package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What cannot be applied waits for an operator, and nobody else waits for it. */
class ParkedTest {
  /** Marks what no service published, for those who look at whole topics. */
  static final String PLANTED = "planted-by-a-test";

  private static final List<String> READERS = List.of("followup", "notification");
  private static final String TOPIC = "afterglow.appointments";
  private static final int OTHERS = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final World world = new World();
  private final Databases databases = new Databases(world.stack());

  @Test
  void onePoisonedAndOneGappedAppointmentWaitUntilTheyAreHelpedWhileAThousandOthersFlow()
      throws IOException {
    var poisoned = UUID.randomUUID();
    var gapped = UUID.randomUUID();
    var others = Stream.generate(UUID::randomUUID).limit(OTHERS).toList();
    var records = new ArrayList<ProducerRecord<String, String>>();
    records.add(event(poisoned, 1));
    records.add(new ProducerRecord<>(TOPIC, poisoned.toString(), "{this is no event"));
    records.add(event(poisoned, 2));
    records.add(event(gapped, 1));
    records.add(event(gapped, 3));
    for (var other : others) {
      records.add(event(other, 1));
    }
    plant(records);

    for (var reader : READERS) {
      Eventually.within(
          Duration.ofSeconds(30),
          reader + " takes the others",
          () -> seen(reader, others).equals(List.of(OTHERS, 1)));
      assertEquals(List.of(1, 1), seen(reader, List.of(poisoned)));
      assertEquals(List.of(1, 1), seen(reader, List.of(gapped)));
      assertEquals("DOWN", wellness(reader));
      assertEquals(200, world.http().status(management(reader) + "/q/health/ready"));
    }
    var list = Launcher.afterglow(world.stack(), "parked").expect(0).output();
    assertFalse(list.contains("no event"), list);

    for (var reader : READERS) {
      Launcher.afterglow(world.stack(), "parked", "replay", id(list, reader, poisoned)).expect(0);
      assertEquals(List.of(1, 2), seen(reader, List.of(poisoned)));
      var missing =
          Launcher.afterglow(world.stack(), "parked", "replay", id(list, reader, gapped)).expect(1);
      assertTrue(missing.output().contains("Version 2 is missing"), missing.output());
    }
    plant(List.of(event(gapped, 2)));
    for (var reader : READERS) {
      Eventually.within(
          Duration.ofSeconds(30),
          reader + " heals the gap",
          () -> seen(reader, List.of(gapped)).equals(List.of(1, 3)));
    }
    var healed = Launcher.afterglow(world.stack(), "parked").expect(0).output();
    assertTrue(healed.contains("Nothing is parked."), healed);
  }

  /** A change that no reader acts upon, of an appointment that nobody has. */
  private ProducerRecord<String, String> event(UUID appointment, int version) throws IOException {
    var example =
        world
            .stack()
            .root()
            .resolve("booking-service/contract/examples/appointment-confirmed.json");
    var event = (ObjectNode) JSON.readTree(example.toFile());
    event.put("id", appointment + ":" + version);
    event.put("subject", appointment.toString());
    event.put("version", version);
    return new ProducerRecord<>(TOPIC, appointment.toString(), event.toString());
  }

  private void plant(List<ProducerRecord<String, String>> records) {
    var settings = Map.<String, Object>of("bootstrap.servers", world.stack().broker());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (var record : records) {
        record.headers().add(PLANTED, new byte[0]);
        producer.send(record);
      }
    }
  }

  /** How many of them were seen, and their highest version. */
  private List<Integer> seen(String reader, List<UUID> appointments) {
    try (var connection = databases.connect(reader);
        var select =
            connection.prepareStatement(
                "select count(*), max(version) from seen where topic = ? and aggregate = any(?)")) {
      select.setString(1, TOPIC);
      select.setArray(2, connection.createArrayOf("uuid", appointments.toArray()));
      var row = select.executeQuery();
      row.next();
      return List.of(row.getInt(1), row.getInt(2));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String id(String list, String reader, UUID aggregate) {
    var line = Pattern.compile("(?m)^(" + reader + ":[0-9]+) .* " + aggregate + " .*$");
    var found = line.matcher(list);
    assertTrue(found.find(), list);
    return found.group(1);
  }

  private String wellness(String reader) {
    var well = world.http().get(management(reader) + "/q/health/well").body();
    return World.list(well.get("checks")).stream()
        .filter(check -> check.get("name").asText().equals("parked"))
        .findFirst()
        .orElseThrow()
        .get("status")
        .asText();
  }

  private String management(String reader) {
    return world.stack().at(reader + "-management").toString();
  }
}
