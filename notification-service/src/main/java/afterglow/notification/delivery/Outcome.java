package afterglow.notification.delivery;

import afterglow.notification.message.Reason;
import org.jspecify.annotations.Nullable;

/** What came of asking a provider to take a message. */
sealed interface Outcome {
  /** It has it; some give it a name of their own. */
  record Accepted(@Nullable String providerId) implements Outcome {}

  /** It never will. */
  record Refused(Reason reason, String answer) implements Outcome {}

  /**
   * It certainly has not taken it now, and may later.
   *
   * @param forAll whether others need not be tried either
   */
  record NotTaken(String answer, boolean forAll) implements Outcome {}

  /** Nobody can say. */
  record Unknown(String answer) implements Outcome {}
}
