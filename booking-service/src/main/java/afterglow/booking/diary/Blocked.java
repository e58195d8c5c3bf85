package afterglow.booking.diary;

import java.util.Set;

/**
 * A rule that keeps a visit from starting at a time.
 *
 * @param by what takes the units that would be at work; nothing where none would be
 */
public record Blocked(Rule rule, Set<ClaimKind> by) {
  /** Whether it could be had if nobody else had taken anything. */
  public boolean isTaken() {
    return !by.isEmpty();
  }

  static Blocked of(Rule rule) {
    return new Blocked(rule, Set.of());
  }
}
