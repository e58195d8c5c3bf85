package afterglow.acceptance.history;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call of a client and what became of it.
 *
 * @param answered when the client knew or gave up; nothing when its process ended before
 */
public record Call(
    String id,
    String client,
    Act act,
    About about,
    Moment asked,
    @Nullable Moment answered,
    Answer answer) {

  public boolean ok() {
    return answer.verdict() == Answer.Verdict.OK;
  }

  public boolean refused() {
    return answer.verdict() == Answer.Verdict.REFUSED;
  }

  public boolean unknown() {
    return answer.verdict() == Answer.Verdict.UNKNOWN;
  }

  /** From here on its effect can no longer begin; never, when nobody knows its outcome. */
  public long over() {
    return unknown() || answered == null ? Long.MAX_VALUE : answered.nanos();
  }

  /** The appointment that it made or changed, as far as the client knows. */
  public Optional<UUID> appointment() {
    return Optional.ofNullable(
        about.appointment() == null && act == Act.BOOK ? answer.id() : about.appointment());
  }
}
