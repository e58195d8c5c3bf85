package afterglow.acceptance.fault;

import afterglow.acceptance.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.StreamSupport;

/**
 * What was free when somebody last looked; looking is dear, so all clients share it for a while.
 */
final class FreeStarts {
  private static final Duration FRESH = Duration.ofSeconds(45);

  private final Http http;
  private final Map<Key, Page> pages = new ConcurrentHashMap<>();
  private final ReentrantLock looking = new ReentrantLock();

  FreeStarts(Http http) {
    this.http = http;
  }

  private record Key(String treatment, LocalDate day) {}

  private record Page(long since, List<JsonNode> slots) {
    boolean fresh() {
      return System.nanoTime() - since < FRESH.toNanos();
    }
  }

  /** One start of a day with the practitioners who have it. */
  Optional<JsonNode> any(String treatment, LocalDate day, Random random) {
    var key = new Key(treatment, day);
    var page = pages.get(key);
    if ((page == null || !page.fresh()) && looking.tryLock()) {
      try {
        page = look(key).orElse(page);
      } finally {
        looking.unlock();
      }
    }
    var slots = page == null ? List.<JsonNode>of() : page.slots();
    return slots.isEmpty()
        ? Optional.empty()
        : Optional.of(slots.get(random.nextInt(slots.size())));
  }

  private Optional<Page> look(Key key) {
    try {
      var answer =
          http.get(
              "/api/booking/clinics/%s/slots?treatment=%s&from=%s&to=%s"
                  .formatted(ProvingClinic.NAME, key.treatment(), key.day(), key.day()));
      if (answer.status() != 200) {
        return Optional.empty();
      }
      var slots = StreamSupport.stream(answer.body().path("slots").spliterator(), false).toList();
      var page = new Page(System.nanoTime(), slots);
      pages.put(key, page);
      return Optional.of(page);
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
