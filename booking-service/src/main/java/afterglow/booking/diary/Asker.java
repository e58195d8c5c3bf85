package afterglow.booking.diary;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who looks for a time.
 *
 * @param holder whose own claims are not in the way: a hold or an appointment that moves
 * @param endsUndo whether they may have what is only kept so that somebody can undo something
 */
public record Asker(@Nullable UUID holder, boolean endsUndo) {
  public static final Asker ANYBODY = new Asker(null, false);

  /** A patient, who would give up what they have. */
  public static Asker of(UUID holder) {
    return new Asker(holder, false);
  }

  public static Asker staff(UUID holder) {
    return new Asker(holder, true);
  }
}
