package afterglow.local;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Publishes every event again, for a broker that has lost what it had. */
@Command(
    name = "republish",
    description = "Publish every event again, after the broker has lost its data.")
class Republish implements Callable<Integer> {
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

  @Mixin StackOptions stack = new StackOptions();

  @Override
  public Integer call() throws Exception {
    var services = InternalApi.of(stack);
    for (var service : Stack.SERVICES) {
      var events = services.post(service, "republish").getLong("events");
      System.out.printf("%-14s %,d events to publish again%n", service, events);
    }
    var left = left(services);
    var moved = System.nanoTime();
    var told = moved;
    while (left > 0) {
      TimeUnit.MILLISECONDS.sleep(200);
      var now = left(services);
      if (now != left) {
        left = now;
        moved = System.nanoTime();
      }
      if (System.nanoTime() - moved > PATIENCE) {
        throw new Refusal(
            left + " events are not published and nothing moves. Is the broker up? See the logs.");
      }
      if (System.nanoTime() - told > TimeUnit.SECONDS.toNanos(2)) {
        told = System.nanoTime();
        System.out.printf("%,d left%n", left);
      }
    }
    sayWhatIsRefused(services);
    System.out.println("All of them are published.");
    return 0;
  }

  /** What can still be published: a refused event was tried once more and is not among them. */
  private static long left(InternalApi services) throws InterruptedException {
    var left = 0L;
    for (var service : Stack.SERVICES) {
      var outbox = services.outbox(service);
      left += outbox.unpublished() - outbox.heldBack();
    }
    return left;
  }

  private static void sayWhatIsRefused(InternalApi services) throws InterruptedException {
    var refused = new ArrayList<String>();
    for (var service : Stack.SERVICES) {
      var outbox = services.outbox(service);
      if (outbox.refused() > 0) {
        refused.add(
            "%d %s refused by the broker: %s"
                .formatted(
                    outbox.refused(),
                    outbox.refused() == 1
                        ? "event of " + service + " is"
                        : "events of " + service + " are",
                    outbox.refusedIds()));
      }
    }
    if (!refused.isEmpty()) {
      throw new Refusal(
          String.join(System.lineSeparator(), refused)
              + System.lineSeparator()
              + "All others are published. The log of the service says why; then republish again.");
    }
  }
}
