package afterglow.booking.idempotency;

/** What can be wrong with an {@code Idempotency-Key}. */
public abstract sealed class CallRefused extends RuntimeException {
  /** There is none, or it is not one to 200 visible ASCII characters. */
  static final class KeyMissing extends CallRefused {}

  /** It came before with another body. */
  static final class KeyReused extends CallRefused {}

  /** The first request with it is still being worked on. */
  public static final class StillInFlight extends CallRefused {}
}
