package afterglow.local.dev;

import afterglow.local.sandbox.SmsSandbox;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out when all work is done. Work moves from a service to the broker to another service while
 * we look, so one look proves nothing: only two in a row that find no work, and between which no
 * event, offset or service has moved.
 */
class Settling {
  private static final long BETWEEN_SWEEPS_MILLIS = 100;

  private final Services services;
  private final Lag lag;
  private final SmsSandbox sms;

  Settling(Services services, Lag lag, SmsSandbox sms) {
    this.services = services;
    this.lag = lag;
    this.sms = sms;
  }

  /** How long it took, or what still goes on. */
  record Outcome(boolean settled, Duration after, List<String> waitingFor) {}

  private record Sweep(List<String> waitingFor, long progress) {
    boolean confirms(@Nullable Sweep previous) {
      return previous != null
          && waitingFor.isEmpty()
          && previous.waitingFor.isEmpty()
          && progress == previous.progress;
    }
  }

  Outcome within(Duration timeout) throws InterruptedException {
    var begun = System.nanoTime();
    Sweep previous = null;
    while (true) {
      var sweep = sweep();
      var after = Duration.ofMillis((System.nanoTime() - begun) / 1_000_000);
      if (sweep.confirms(previous)) {
        return new Outcome(true, after, List.of());
      }
      if (after.compareTo(timeout) > 0) {
        var waitingFor = sweep.waitingFor.isEmpty() ? List.of("still moving") : sweep.waitingFor;
        return new Outcome(false, after, waitingFor);
      }
      previous = sweep;
      Thread.sleep(BETWEEN_SWEEPS_MILLIS);
    }
  }

  private Sweep sweep() throws InterruptedException {
    var waitingFor = new ArrayList<String>();
    var progress = 0L;
    if (sms.receiptsUnderWay() > 0) {
      waitingFor.add("text sandbox: " + sms.receiptsUnderWay() + " receipts under way");
    }
    var reading = lag.now();
    waitingFor.addAll(reading.unread());
    progress += reading.progress();
    services.absent().forEach(service -> waitingFor.add(service + ": it does not run"));
    for (var service : services.running()) {
      var state = services.get(service, "settled");
      if (state.isEmpty()) {
        waitingFor.add(service + ": it does not answer");
      } else {
        add(service, state.get(), waitingFor);
        progress += state.get().getLong("progress", 0L);
      }
    }
    return new Sweep(waitingFor, progress);
  }

  private static void add(String service, JsonObject state, List<String> waitingFor) {
    state.getJsonArray("waitingFor").forEach(each -> waitingFor.add(service + ": " + each));
    if (!state.getBoolean("settled", false) && state.getJsonArray("waitingFor").isEmpty()) {
      waitingFor.add(service + ": it does not say why");
    }
  }
}
