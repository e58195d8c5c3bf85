package afterglow.local.process;

/** Where the person at the terminal sees what each part is doing. */
public interface Progress {
  /** A part has come to a new step. */
  void step(String part, String what);

  void ready(String part, double seconds);

  /** Something unexpected that the person should know. */
  void trouble(String part, String what);
}
