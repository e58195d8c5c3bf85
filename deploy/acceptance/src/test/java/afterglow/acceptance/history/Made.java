package afterglow.acceptance.history;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What calls of one kind that create something may have made. */
final class Made {
  private final Set<UUID> told = new HashSet<>();
  private final Map<Wish, Integer> inDoubt = new HashMap<>();

  /** What somebody wanted. */
  record Wish(String clinic, @Nullable String treatment, @Nullable Instant start) {}

  Made(List<Call> calls, Act act) {
    var keys = new HashSet<String>();
    var open = new HashMap<String, Wish>();
    for (var call : calls) {
      if (call.act() == act) {
        var about = call.about();
        var key = Objects.requireNonNullElse(about.key(), call.id());
        var made = call.answer().id();
        if (call.ok() && made != null) {
          told.add(made);
          keys.add(key);
        } else if (call.unknown()) {
          open.put(key, new Wish(about.clinic(), about.treatment(), about.start()));
        }
      }
    }
    open.keySet().removeAll(keys);
    open.values().forEach(wish -> inDoubt.merge(wish, 1, Integer::sum));
  }

  /** Whether a client was told of it, or one more call in doubt wanted just that. */
  boolean mayHaveMade(UUID id, Wish wish) {
    if (told.contains(id)) {
      return true;
    }
    var left = inDoubt.getOrDefault(wish, 0);
    inDoubt.put(wish, left - 1);
    return left > 0;
  }
}
