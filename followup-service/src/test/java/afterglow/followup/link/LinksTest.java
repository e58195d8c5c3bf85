package afterglow.followup.link;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class LinksTest {
  @Test
  void refusesToStartWithAKeyThatCouldBeGuessed() {
    assertThrows(Links.KeyTooShort.class, () -> start("x".repeat(31)));
    assertDoesNotThrow(() -> start("x".repeat(32)));
  }

  private static Links start(String key) {
    return new Links(new PGSimpleDataSource(), "http://localhost:8080", key);
  }
}
