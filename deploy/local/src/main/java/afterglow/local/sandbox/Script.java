package afterglow.local.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a sandbox is told to do with the next messages to an address, one outcome per attempt. */
public class Script {
  static final String ACCEPT = "ACCEPT";
  private static final String ANYBODY = "*";

  private final Pattern known;
  private final String vocabulary;
  private final Map<String, Deque<String>> outcomes = new HashMap<>();

  Script(String vocabulary) {
    this.vocabulary = vocabulary;
    this.known = Pattern.compile(vocabulary.replace("nnnnn", "\\d{5}").replace("nn", "\\d\\d"));
  }

  /** Replaces what was planned for an address; {@code *} means every other address. */
  public synchronized void plan(String to, List<String> next) {
    for (var outcome : next) {
      if (!known.matcher(outcome).matches()) {
        throw new IllegalArgumentException(outcome + " is none of " + vocabulary);
      }
    }
    outcomes.put(key(to), new ArrayDeque<>(next));
  }

  /** What is still planned. */
  public synchronized Map<String, List<String>> planned() {
    var planned = new TreeMap<String, List<String>>();
    outcomes.forEach(
        (to, next) -> {
          if (!next.isEmpty()) {
            planned.put(to, List.copyOf(next));
          }
        });
    return planned;
  }

  synchronized String next(String to) {
    for (var key : List.of(key(to), ANYBODY)) {
      var next = outcomes.get(key);
      if (next != null && !next.isEmpty()) {
        return next.removeFirst();
      }
    }
    return ACCEPT;
  }

  private static String key(String to) {
    return to.strip().toLowerCase(Locale.ROOT);
  }
}
