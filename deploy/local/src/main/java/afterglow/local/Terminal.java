package afterglow.local;

import afterglow.local.process.Progress;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the person sees while the stack starts: a table that is drawn anew where the terminal can,
 * one line per step elsewhere. Once the table is closed, only news is printed.
 */
public class Terminal implements Progress {
  private static final String DIM = "\u001b[2m";
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintStream out;
  private final boolean live;
  private final boolean colour;
  private final long begun = System.nanoTime();
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private int drawn;
  private boolean open = true;

  private record Row(String what, long since, boolean ready) {}

  Terminal(PrintStream out, boolean live, boolean colour) {
    this.out = out;
    this.live = live;
    this.colour = colour && live;
  }

  /** Reads from the environment what the launcher has found out about the terminal. */
  static Terminal ofThisProcess() {
    var live = "1".equals(System.getenv("AFTERGLOW_TTY")) && !"dumb".equals(System.getenv("TERM"));
    var noColour = System.getenv("NO_COLOR");
    return new Terminal(System.err, live, noColour == null || noColour.isEmpty());
  }

  synchronized void expect(List<String> parts) {
    parts.forEach(part -> rows.put(part, new Row("waiting", System.nanoTime(), false)));
    if (live) {
      Thread.ofVirtual().start(this::tick);
    }
  }

  @Override
  public synchronized void step(String part, String what) {
    rows.put(part, new Row(what, System.nanoTime(), false));
    show(part, what);
  }

  @Override
  public synchronized void ready(String part, double seconds) {
    var what = String.format(Locale.ROOT, "ready (%.1f s)", seconds);
    rows.put(part, new Row(what, System.nanoTime(), true));
    show(part, what);
  }

  @Override
  public synchronized void trouble(String part, String what) {
    erase();
    line(part, paint(RED, what));
    draw();
  }

  /** Prints a line of its own, above the table. */
  synchronized void say(String text) {
    erase();
    out.println(text);
    draw();
  }

  String strong(String text) {
    return paint(BOLD, text);
  }

  String faint(String text) {
    return paint(DIM, text);
  }

  /** Leaves the table as it stands; what follows is printed line by line. */
  synchronized void close() {
    if (open) {
      erase();
      draw();
      open = false;
      drawn = 0;
    }
  }

  private void show(String part, String what) {
    if (open && live) {
      erase();
      draw();
    } else {
      line(part, what);
    }
  }

  private void line(String part, String what) {
    var at = (System.nanoTime() - begun) / 1e9;
    out.printf(Locale.ROOT, "%s %-12s %s%n", faint(at(at)), part, what);
  }

  private static String at(double seconds) {
    return String.format(Locale.ROOT, "%6.1f s", seconds);
  }

  private void draw() {
    if (!open || !live) {
      return;
    }
    for (var row : rows.entrySet()) {
      var state = row.getValue();
      var text = state.what();
      if (state.ready()) {
        text = paint(GREEN, text);
      } else if (!text.equals("waiting")) {
        text += " " + faint(at((System.nanoTime() - state.since()) / 1e9).strip());
      } else {
        text = faint(text);
      }
      out.printf("  %-12s %s%n", row.getKey(), text);
    }
    drawn = rows.size();
    out.flush();
  }

  private void erase() {
    if (drawn > 0) {
      out.print("\u001b[" + drawn + "A\u001b[0J");
      drawn = 0;
    }
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(500);
        synchronized (this) {
          if (!open) {
            return;
          }
          erase();
          draw();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String paint(String colourCode, String text) {
    return colour ? colourCode + text + PLAIN : text;
  }
}
