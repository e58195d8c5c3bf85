package afterglow.notification.seen;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.transaction.RollbackException;
import jakarta.validation.ValidationException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a fault that passes by itself, such as a database that is away, from one that stays. */
final class Outage {
  /** Connection, operator intervention, resources, system, object in use. */
  private static final Set<String> CLASSES = Set.of("08", "57", "53", "58", "55");

  private static final Set<String> STATES = Set.of("40001", "40P01");

  private Outage() {}

  /** Whether the database itself says that this passes; anything else is a guess. */
  static boolean isCertain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof SQLException sql) {
        return passes(sql);
      }
    }
    return false;
  }

  static boolean isBehind(Throwable failure) {
    var lost = false;
    var refused = false;
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof SQLException sql) {
        // What the database says decides, also when it says it while committing.
        return passes(sql);
      }
      // A document that cannot be read calls itself a fault of reading; it reads no better later.
      refused |= cause instanceof JsonProcessingException || cause instanceof ValidationException;
      // What a database that dies during commit looks like from above the transaction.
      lost |= cause instanceof RollbackException || cause instanceof IOException;
    }
    return lost && !refused;
  }

  private static boolean passes(SQLException e) {
    var state = e.getSQLState();
    if (state == null) {
      // The pool has no connection to give.
      return e instanceof SQLTransientException
          || e instanceof SQLTimeoutException
          || String.valueOf(e.getMessage()).contains("timeout");
    }
    return STATES.contains(state)
        || (state.length() >= 2 && CLASSES.contains(state.substring(0, 2)));
  }

  private static @Nullable Throwable next(Throwable cause) {
    return cause.getCause() == cause ? null : cause.getCause();
  }
}
