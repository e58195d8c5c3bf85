package afterglow.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.notification.PatientFixture;
import afterglow.notification.Surroundings;
import afterglow.notification.TestClock;
import afterglow.notification.template.Letters;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class SenderTest {
  @Inject Workshop workshop;
  @Inject PatientFixture patients;
  @Inject TestClock clock;
  @Inject Round round;
  @Inject Handovers handovers;
  @Inject SmtpConfig smtp;
  @Inject SmsProvider sms;
  @Inject Letters letters;

  @BeforeEach
  void open() throws IOException {
    clock.set(TestClock.BOOKED);
    workshop.open();
    workshop.work();
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void keepsItsWorkersWhateverBefallsThem() throws Exception {
    var troubles =
        new ArrayDeque<Throwable>(List.of(new IllegalStateException(), new LinkageError()));
    var sender = sender(new TroubledHost(smtp, troubles));
    var sam = patients.aPatient().recorded().booked();

    sender.start(new StartupEvent());

    assertTrue(workshop.mail.awaitMail(Duration.ofSeconds(10)));
    sender.stop(new ShutdownEvent());
    assertTrue(troubles.isEmpty());
    assertEquals(List.of("ACCEPTED"), workshop.states(sam.appointment));
  }

  private Sender sender(SmtpConfig host) {
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(SenderConfig.class)
            .withDefaultValue("notification.sender.workers", "1")
            .withDefaultValue("notification.sender.poll", "PT0.01S")
            .build()
            .getConfigMapping(SenderConfig.class);
    return new Sender(round, handovers, new Channels(host, sms, letters, clock), config);
  }

  /** A mail host whose settings are in trouble before they can be read. */
  private record TroubledHost(SmtpConfig settings, Queue<Throwable> troubles)
      implements SmtpConfig {
    @Override
    public String host() {
      return settings.host();
    }

    @Override
    public int port() {
      return settings.port();
    }

    @Override
    public String from() {
      switch (troubles.poll()) {
        case Error e -> throw e;
        case RuntimeException e -> throw e;
        case null, default -> {
          return settings.from();
        }
      }
    }

    @Override
    public Optional<String> user() {
      return settings.user();
    }

    @Override
    public Optional<String> password() {
      return settings.password();
    }

    @Override
    public boolean requireTls() {
      return settings.requireTls();
    }
  }
}
