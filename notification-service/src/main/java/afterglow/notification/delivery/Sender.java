package afterglow.notification.delivery;

import afterglow.notification.message.Ledger;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The workers: woken when something was planned, and looking by themselves now and then. */
@ApplicationScoped
class Sender {
  private static final Logger LOG = Logger.getLogger(Sender.class);

  private static final Duration LONG_PAUSE = Duration.ofSeconds(5);

  private final Round round;
  private final Handovers handovers;
  private final Channels channels;
  private final SenderConfig config;
  private final Semaphore work = new Semaphore(0);
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean running;

  Sender(Round round, Handovers handovers, Channels channels, SenderConfig config) {
    this.round = round;
    this.handovers = handovers;
    this.channels = channels;
    this.config = config;
  }

  void start(@Observes StartupEvent started) {
    if (config.workers() == 0) {
      return;
    }
    handovers.doubtLeftInFlight();
    running = true;
    // One looks out for all; it wakes another when it finds more than it can carry.
    startWorker(1, config.poll(), handovers::doubtAbandoned);
    for (var i = 2; i <= config.workers(); i++) {
      startWorker(i, LONG_PAUSE, () -> {});
    }
  }

  private void startWorker(int number, Duration pause, Runnable chore) {
    workers.add(
        Thread.ofPlatform().name("sender-" + number).daemon().start(() -> work(pause, chore)));
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    running = false;
    work.release(workers.size());
    for (var worker : workers) {
      worker.join(TimeUnit.SECONDS.toMillis(10));
    }
  }

  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Ledger.WorkPlanned planned) {
    work.release();
  }

  /** A worker ends only when this service stops, whatever befalls it. */
  private void work(Duration pause, Runnable chore) {
    try {
      while (running) {
        try {
          workOnOpenChannels(pause, chore);
        } catch (RuntimeException | Error e) {
          LOG.errorf("A worker broke off and begins anew: %s", e.getClass().getName());
          LOG.debug("A worker broke off", e);
          Thread.sleep(pause);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void workOnOpenChannels(Duration pause, Runnable chore) throws InterruptedException {
    var open = channels.open();
    try {
      while (running) {
        try {
          if (round.run(open) == config.batch()) {
            work.release();
          }
          chore.run();
        } catch (RuntimeException e) {
          LOG.warnf("A round failed and is tried again: %s", e.getClass().getName());
          LOG.debug("A round failed", e);
        }
        if (work.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          work.drainPermits();
        }
      }
    } finally {
      open.values().forEach(DeliveryChannel::close);
    }
  }
}
