package afterglow.acceptance.history;

/**
 * Something that must never be.
 *
 * @param invariant its number, such as I5
 * @param subject what it befell: an appointment, a message, a key
 */
public record Violation(String invariant, String subject, String explanation) {
  @Override
  public String toString() {
    return invariant + " " + subject + ": " + explanation;
  }
}
