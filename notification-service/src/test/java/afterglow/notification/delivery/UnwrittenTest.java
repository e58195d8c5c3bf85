package afterglow.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnwrittenTest {
  private final Unwritten unwritten = new Unwritten();
  private final List<String> written = new ArrayList<>();
  private boolean away;

  @Test
  void writesAtOnceWhileTheDatabaseIsThere() {
    note("sent");

    assertEquals(List.of("sent"), written);
  }

  @Test
  void writesWhatHadToWaitWhenTheDatabaseIsBackAndOnlyOnce() {
    away = true;
    note("sent");
    note("given back");
    unwritten.catchUp();
    assertEquals(List.of(), written);

    away = false;
    unwritten.catchUp();
    unwritten.catchUp();

    assertEquals(List.of("given back", "sent"), written.stream().sorted().toList());
  }

  private void note(String what) {
    unwritten.write(
        () -> {
          if (away) {
            throw new IllegalStateException("The database is away");
          }
          written.add(what);
        });
  }
}
