package afterglow.notification.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes recorded events to Kafka, each at least once and the versions of one aggregate in
 * order.
 *
 * <p>One relay per service is at work: it holds a session advisory lock on a connection of its own
 * and stops when that connection is lost. It selects rows by their state and never by position,
 * because sequence numbers are handed out in another order than transactions commit. One version
 * per aggregate is under way at a time, so a refused record stops its aggregate and no other.
 */
@ApplicationScoped
public class OutboxRelay {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final long ELECTION = 0x6166_7465_7267_6c6fL;

  private static final String UNPUBLISHED =
      """
      select id, topic, aggregate, payload from outbox o
      where published_at is null and not exists (
        select 1 from outbox refused
        where refused.topic = o.topic and refused.aggregate = o.aggregate
          and refused.refusal is not null and refused.version <= o.version)
      order by id limit ?
      """;

  private final OutboxConfig config;
  private final Publishing publishing;
  private final Map<String, Object> kafka;
  private final String url;
  private final String user;
  private final String password;
  private final Semaphore work = new Semaphore(0);
  private volatile boolean running;
  private @Nullable Thread thread;

  OutboxRelay(
      OutboxConfig config,
      Publishing publishing,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.config = config;
    this.publishing = publishing;
    this.kafka = kafka;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  void start(@Observes StartupEvent started) {
    if (config.relay()) {
      running = true;
      thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    running = false;
    wake();
    var relaying = thread;
    if (relaying != null) {
      relaying.join(TimeUnit.SECONDS.toMillis(5));
    }
  }

  /** Tells the relay that something was just committed, so that it need not wait for its poll. */
  void wake() {
    work.release();
  }

  private void run() {
    while (running) {
      try (var connection = DriverManager.getConnection(url, user, password)) {
        if (elected(connection)) {
          relay(connection);
        }
        pause(1_000);
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        LOG.warnf("Relay stopped and starts again: %s", e.getMessage());
        LOG.debug("Relay stopped", e);
        pauseQuietly();
      }
    }
  }

  private void relay(Connection connection) throws Exception {
    try (var topics = new Topics(config, kafka)) {
      var producer = producer();
      try {
        LOG.info("Publishing events");
        while (running) {
          topics.check();
          if (!Republication.step(connection) && publish(connection, producer, topics) == 0) {
            pause(config.poll().toMillis());
          }
        }
      } finally {
        // What it still holds was not answered, so it stays unpublished and is sent again.
        producer.close(Duration.ZERO);
      }
    }
  }

  /** Sends the lowest unpublished version of each aggregate and waits for the broker's answers. */
  private int publish(Connection connection, KafkaProducer<String, String> producer, Topics topics)
      throws SQLException, InterruptedException, ExecutionException {
    var sent = new LinkedHashMap<Long, Future<RecordMetadata>>();
    try (var select = connection.prepareStatement(UNPUBLISHED)) {
      select.setInt(1, config.batch());
      var underWay = new HashSet<String>();
      var rows = select.executeQuery();
      while (rows.next()) {
        var topic = rows.getString("topic");
        var aggregate = rows.getObject("aggregate", UUID.class).toString();
        if (underWay.add(topic + "/" + aggregate)) {
          var answer = publishing.send(producer, topic, aggregate, rows.getString("payload"));
          sent.put(rows.getLong("id"), answer);
          if (answer.state() == Future.State.FAILED) {
            // It has waited long for the topic already, and so would each of the others.
            break;
          }
        }
      }
    }
    if (sent.isEmpty()) {
      return 0;
    }
    var published = new ArrayList<Long>();
    ExecutionException trouble = null;
    for (var answer : sent.entrySet()) {
      try {
        await(answer.getValue(), topics);
        published.add(answer.getKey());
      } catch (ExecutionException e) {
        if (isForGood(e.getCause())) {
          refuse(connection, answer.getKey(), e.getCause());
        } else {
          trouble = e;
        }
      }
    }
    markPublished(connection, published);
    if (trouble != null) {
      throw trouble;
    }
    return published.size();
  }

  private void await(Future<RecordMetadata> answer, Topics topics)
      throws ExecutionException, InterruptedException {
    while (running) {
      try {
        answer.get(1, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        topics.check();
      }
    }
    throw new InterruptedException("Stopping");
  }

  /**
   * Whether a failure lies in the record itself. Any other, such as a missing permission, goes away
   * once somebody mends its cause, and costs no event.
   */
  static boolean isForGood(@Nullable Throwable failure) {
    return failure instanceof RecordTooLargeException
        || failure instanceof SerializationException
        || failure instanceof InvalidRecordException;
  }

  private static void markPublished(Connection connection, List<Long> ids) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update outbox set published_at = clock_timestamp() where id = any(?)")) {
      update.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      update.executeUpdate();
    }
  }

  private static void refuse(Connection connection, long id, @Nullable Throwable cause)
      throws SQLException {
    LOG.errorf("The broker refuses event %d for good; its aggregate waits: %s", id, cause);
    try (var update = connection.prepareStatement("update outbox set refusal = ? where id = ?")) {
      update.setString(1, String.valueOf(cause));
      update.setLong(2, id);
      update.executeUpdate();
    }
  }

  private static boolean elected(Connection connection) throws SQLException {
    try (var lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
      lock.setLong(1, ELECTION);
      var row = lock.executeQuery();
      return row.next() && row.getBoolean(1);
    }
  }

  private KafkaProducer<String, String> producer() {
    var properties = new HashMap<>(kafka);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
  }

  private void pause(long millis) throws InterruptedException {
    if (work.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      work.drainPermits();
    }
  }

  private void pauseQuietly() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
