package afterglow.local;

/** Something that stops a command, told to the person who gave it: what, why and how to fix it. */
public class Refusal extends RuntimeException {
  public Refusal(String message) {
    super(message);
  }

  public Refusal(String message, Throwable cause) {
    super(message, cause);
  }
}
