package afterglow.notification.delivery;

import afterglow.notification.message.Ledger;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The workers: woken when something was planned, and looking by themselves now and then. */
@ApplicationScoped
class Sender {
  private static final Logger LOG = Logger.getLogger(Sender.class);

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
    for (var i = 1; i <= config.workers(); i++) {
      workers.add(Thread.ofPlatform().name("sender-" + i).daemon().start(this::work));
    }
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

  private void work() {
    var open = channels.open();
    try {
      while (running) {
        try {
          if (round.run(open) == config.batch()) {
            // There may be more than one worker can carry.
            work.release();
          }
        } catch (RuntimeException e) {
          LOG.warnf("A round failed and is tried again: %s", e.getClass().getName());
          LOG.debug("A round failed", e);
        }
        if (work.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
          work.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.values().forEach(DeliveryChannel::close);
    }
  }
}
