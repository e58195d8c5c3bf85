package afterglow.acceptance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * So many clients, each of which asks again as soon as it was answered, for a time.
 *
 * @param perSecond how often it was done
 * @param failed how often something else than the wanted answer came
 * @param latencies of one doing, in nanoseconds, sorted
 */
record Load(double perSecond, long done, long failed, long[] latencies) {
  /** What a client does once. */
  interface Doing {
    /** Whether it was done. */
    boolean once(KeepAlive service) throws IOException;
  }

  static Load of(int clients, Duration time, int port, Doing doing) throws Exception {
    var failed = new LongAdder();
    var begun = System.nanoTime();
    var end = begun + time.toNanos();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      Callable<long[]> client =
          () -> {
            var took = new long[1 << 20];
            var count = 0;
            try (var service = new KeepAlive(port)) {
              for (var now = System.nanoTime(); now < end && count < took.length; ) {
                var isDone = doing.once(service);
                var after = System.nanoTime();
                if (isDone) {
                  took[count++] = after - now;
                } else {
                  failed.increment();
                }
                now = after;
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return Arrays.copyOf(took, count);
          };
      var all =
          threads.invokeAll(IntStream.range(0, clients).mapToObj(i -> client).toList()).stream()
              .flatMapToLong(took -> Arrays.stream(took.resultNow()))
              .sorted()
              .toArray();
      var seconds = (System.nanoTime() - begun) / 1e9;
      return new Load(all.length / seconds, all.length, failed.sum(), all);
    }
  }

  double millis(double percent) {
    var index = (int) Math.ceil(latencies.length * percent / 100) - 1;
    return latencies.length == 0 ? Double.NaN : latencies[Math.max(0, index)] / 1e6;
  }
}
