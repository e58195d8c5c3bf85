package afterglow.acceptance.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time that a sandbox was handed a message, as it wrote down before it answered.
 *
 * @param identity of the logical message: a mail's Message-ID; of a text, the attempt that its
 *     status callback names
 * @param message the message that a mail's Message-ID names; none when the mailbox was refused
 *     before the mail itself was shown
 * @param attempt the attempt that a text's callback names
 * @param business when, by the system's clock
 * @param real when, by the machine's clock
 */
public record Handover(
    Channel channel,
    String identity,
    @Nullable UUID message,
    @Nullable UUID attempt,
    String address,
    Fate fate,
    Instant business,
    Instant real) {

  /** Whether a mailbox was refused before the mail itself was shown. */
  boolean refusedUnseen() {
    return channel == Channel.EMAIL && (fate == Fate.REJECTED || fate == Fate.TEMPORARY);
  }

  /** How it was handed over. */
  public enum Channel {
    EMAIL,
    SMS
  }

  /** What the sandbox did and what it let the sender know. */
  public enum Fate {
    /** It took the message and said so. */
    ACCEPTED,
    /** It took the message; the sender cannot know. */
    ACCEPTED_UNANSWERED,
    /** It took the message and said so, and later that it did not arrive. */
    UNDELIVERED,
    /** It did not take the message; the sender cannot know. */
    LOST_UNANSWERED,
    /** It refused the message for good and said so. */
    REJECTED,
    /** It said: not now. */
    TEMPORARY;

    public boolean accepted() {
      return this == ACCEPTED || this == ACCEPTED_UNANSWERED || this == UNDELIVERED;
    }

    public boolean unanswered() {
      return this == ACCEPTED_UNANSWERED || this == LOST_UNANSWERED;
    }
  }
}
