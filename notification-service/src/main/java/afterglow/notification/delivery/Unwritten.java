package afterglow.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;

/**
 * What this process knows and could not write down, because the database was away: how a hand-over
 * ended, which claim it gives back. It is written as soon as the database is there again; until
 * then leases keep other workers off, and if this process dies first, they are what is left.
 */
@ApplicationScoped
class Unwritten {
  private static final Logger LOG = Logger.getLogger(Unwritten.class);

  /** From here on other workers have long decided without it. */
  private static final Duration WORTH_WRITING = Duration.ofMinutes(10);

  private record Note(Runnable writing, long since) {}

  private final Queue<Note> notes = new ConcurrentLinkedQueue<>();

  /** Writes it now or later. */
  void write(Runnable writing) {
    tryOnce(new Note(writing, System.nanoTime()));
  }

  /** Writes what had to wait, as far as the database takes it. */
  void catchUp() {
    for (var left = notes.size(); left > 0; left--) {
      var note = notes.poll();
      if (note == null || !tryOnce(note)) {
        return;
      }
    }
  }

  private boolean tryOnce(Note note) {
    try {
      note.writing().run();
      return true;
    } catch (RuntimeException e) {
      LOG.warnf("Not written down yet: %s", e.getClass().getName());
      LOG.debug("Not written down yet", e);
      if (System.nanoTime() - note.since() < WORTH_WRITING.toNanos()) {
        notes.add(note);
      }
      return false;
    }
  }
}
