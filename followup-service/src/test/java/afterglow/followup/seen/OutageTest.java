package afterglow.followup.seen;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParseException;
import jakarta.transaction.RollbackException;
import jakarta.validation.ConstraintViolationException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutageTest {
  @Test
  void waitsForADatabaseThatIsAwayOrBusy() {
    assertTrue(Outage.isBehind(within(new SQLException("connection lost", "08006"))));
    assertTrue(Outage.isBehind(within(new SQLException("deadlock detected", "40P01"))));
    assertTrue(Outage.isBehind(rolledBack(new SQLException("connection lost", "08006"))));
  }

  @Test
  void waitsForAnotherServiceThatIsAway() {
    assertTrue(Outage.isBehind(within(new ConnectException("Connection refused"))));
  }

  @Test
  void waitsWhenNobodySaysWhyACommitFailed() {
    assertTrue(Outage.isBehind(rolledBack(null)));
  }

  @Test
  void neverWaitsForADocumentThatCannotBeRead() {
    var unreadable = new JsonParseException(null, "not JSON");

    assertFalse(Outage.isBehind(new UncheckedIOException(unreadable)));
    assertFalse(Outage.isBehind(rolledBack(unreadable)));
  }

  @Test
  void neverWaitsForWhatBreaksARule() {
    assertFalse(Outage.isBehind(rolledBack(new SQLException("duplicate key", "23505"))));
    assertFalse(Outage.isBehind(rolledBack(new ConstraintViolationException(Set.of()))));
    assertFalse(Outage.isBehind(new IllegalStateException("a fault of ours")));
  }

  private static RuntimeException within(Exception cause) {
    return new IllegalStateException(cause);
  }

  private static RuntimeException rolledBack(Exception cause) {
    var rolledBack = new RollbackException("could not commit");
    rolledBack.initCause(cause);
    return within(rolledBack);
  }
}
