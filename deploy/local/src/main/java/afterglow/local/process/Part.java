package afterglow.local.process;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A process of the stack: how it is started, when it is ready, how it is asked to stop. */
public interface Part {
  /** What stops most programs in an orderly way. */
  String USUAL_STOP_SIGNAL = "TERM";

  String name();

  /** What must be done before a start; {@code step} tells the person who waits. */
  default void prepare(Step step) throws IOException, InterruptedException {}

  List<String> command();

  Map<String, String> environment();

  /** Whether it serves; asked often while it starts. */
  boolean ready();

  /** Done each time that it has become ready. */
  default void readied() throws Exception {}

  /** The signal that makes it stop in an orderly way. */
  default String stopSignal() {
    return USUAL_STOP_SIGNAL;
  }

  /** One long step of a start, in a word or two. */
  interface Step {
    void is(String what);
  }
}
