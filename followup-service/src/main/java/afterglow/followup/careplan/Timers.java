package afterglow.followup.careplan;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks a few times a second for what is due. The rows are the timers: they survive every crash,
 * any replica may claim them, and a clock that jumps needs to tell nobody.
 */
@ApplicationScoped
class Timers {
  private static final Logger LOG = Logger.getLogger(Timers.class);

  /** How timers are looked for. */
  @ConfigMapping(prefix = "afterglow.timers")
  interface Config {
    /** Off in tests, which call the work themselves. */
    @WithDefault("true")
    boolean enabled();

    @WithDefault("PT0.25S")
    Duration poll();
  }

  private final Config config;
  private final List<TimedWork> work;
  private final Clock clock;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Thread thread;

  Timers(Config config, @All List<TimedWork> work, Clock clock) {
    this.config = config;
    this.work = work;
    this.clock = clock;
  }

  void start(@Observes StartupEvent started) {
    if (config.enabled()) {
      thread = Thread.ofPlatform().name("timers").daemon().start(this::run);
    }
  }

  void stop(@Observes ShutdownEvent ending) throws InterruptedException {
    stopping.countDown();
    var running = thread;
    if (running != null) {
      running.join(TimeUnit.SECONDS.toMillis(5));
    }
  }

  private void run() {
    try {
      while (!stopping.await(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
        work.forEach(this::doAllDue);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One kind of work that fails must not stop the others, nor its own next try. */
  private void doAllDue(TimedWork kind) {
    try {
      int done;
      do {
        done = kind.doDue(clock.instant());
      } while (done > 0 && stopping.getCount() > 0);
    } catch (RuntimeException e) {
      LOG.warnf("%s goes on at the next poll: %s", kind.getClass().getSimpleName(), e);
      LOG.debug("Timed work failed", e);
    }
  }
}
