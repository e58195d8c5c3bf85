package afterglow.followup.booking;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** What booking-service publishes: its own examples, told of other appointments. */
@Singleton
public class BookingFeed {
  public static final String TOPIC = "afterglow.appointments";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong OFFSET = new AtomicLong();

  private final AppointmentEvents events;

  BookingFeed(AppointmentEvents events) {
    this.events = events;
  }

  /** An appointment that a test tells of, change by change. */
  public static final class Appointment {
    public final UUID id = UUID.randomUUID();
    public final UUID patient = UUID.randomUUID();
    public String clinic = "lumen";
    public String treatment = "microneedling";
    public ZoneId patientZone = ZoneId.of("America/New_York");
    public Instant start = Instant.parse("2026-12-04T14:00:00Z");
    public String locale = "en";
    private int version;

    public int version() {
      return version;
    }

    public ConsumerRecord<String, byte[]> next(String example, Instant at) {
      version++;
      var event = example(example);
      event.put("id", id + ":" + version);
      event.put("subject", id.toString());
      event.put("clinic", clinic);
      event.put("version", version);
      event.put("time", at.toString());
      var data = (ObjectNode) event.get("data");
      var zone = ZoneId.of(data.get("zone").asText());
      data.put("patient", patient.toString());
      data.put("patientZone", patientZone.getId());
      data.put("patientLocale", locale);
      data.put("treatment", treatment);
      data.put("start", start.toString());
      data.put("end", start.plusSeconds(4_500).toString());
      data.put("localStart", start.atZone(zone).toLocalDateTime() + ":00");
      return record(event);
    }

    private ConsumerRecord<String, byte[]> record(ObjectNode event) {
      return new ConsumerRecord<>(
          TOPIC,
          0,
          OFFSET.incrementAndGet(),
          id.toString(),
          event.toString().getBytes(StandardCharsets.UTF_8));
    }

    public ConsumerRecord<String, byte[]> booked(Instant at) {
      return next("appointment-booked", at);
    }

    public ConsumerRecord<String, byte[]> rescheduled(Instant to, Instant at) {
      start = to;
      return next("appointment-rescheduled", at);
    }

    public ConsumerRecord<String, byte[]> cancelled(Instant at) {
      return next("appointment-cancelled", at);
    }

    public ConsumerRecord<String, byte[]> missed(Instant at) {
      return next("appointment-missed", at);
    }

    public ConsumerRecord<String, byte[]> confirmed(Instant at) {
      return next("appointment-confirmed", at);
    }

    public ConsumerRecord<String, byte[]> reinstated(Instant at) {
      return next("appointment-reinstated", at);
    }

    public ConsumerRecord<String, byte[]> fulfilled(Instant endedAt, Instant at) {
      return ended("appointment-fulfilled", endedAt, at);
    }

    public ConsumerRecord<String, byte[]> corrected(Instant endedAt, Instant at) {
      return ended("appointment-fulfilment-corrected", endedAt, at);
    }

    private ConsumerRecord<String, byte[]> ended(String example, Instant endedAt, Instant at) {
      var record = next(example, at);
      var event = read(record.value());
      ((ObjectNode) event.get("data")).put("endedAt", endedAt.toString());
      return record(event);
    }
  }

  /** One poll with these records. */
  @SafeVarargs
  public final void deliver(ConsumerRecord<String, byte[]>... records) {
    events.on(
        new ConsumerRecords<>(
            Map.of(new TopicPartition(TOPIC, 0), Arrays.asList(records)), Map.of()));
  }

  public static ConsumerRecord<String, byte[]> poison(UUID key) {
    return poison(key.toString());
  }

  public static ConsumerRecord<String, byte[]> poison(String key) {
    var offset = OFFSET.incrementAndGet();
    return new ConsumerRecord<>(
        TOPIC, 0, offset, key, ("{not json " + offset).getBytes(StandardCharsets.UTF_8));
  }

  /** A record with such a text for its value. */
  public static ConsumerRecord<String, byte[]> saying(UUID key, String text) {
    return new ConsumerRecord<>(
        TOPIC, 0, OFFSET.incrementAndGet(), key.toString(), text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same bytes under another key. */
  public static ConsumerRecord<String, byte[]> under(
      UUID key, ConsumerRecord<String, byte[]> record) {
    return new ConsumerRecord<>(TOPIC, 0, OFFSET.incrementAndGet(), key.toString(), record.value());
  }

  /** The same event, without something that a care plan needs. */
  public static ConsumerRecord<String, byte[]> withoutTreatment(
      ConsumerRecord<String, byte[]> record) {
    var event = read(record.value());
    ((ObjectNode) event.get("data")).remove("treatment");
    return new ConsumerRecord<>(
        TOPIC, 0, record.offset(), record.key(), event.toString().getBytes(StandardCharsets.UTF_8));
  }

  public static ObjectNode example(String name) {
    var path = "/contract/booking/examples/" + name + ".json";
    try (var stream = Objects.requireNonNull(BookingFeed.class.getResourceAsStream(path), path)) {
      return read(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode read(byte[] document) {
    try {
      return (ObjectNode) JSON.readTree(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<String> examples() {
    return List.of(
        "arrived",
        "booked",
        "cancelled",
        "confirmed",
        "fulfilled",
        "fulfilment-corrected",
        "missed",
        "reassigned",
        "reinstated",
        "rescheduled");
  }
}
