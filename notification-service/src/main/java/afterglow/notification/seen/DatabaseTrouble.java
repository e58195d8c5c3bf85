package afterglow.notification.seen;

import java.sql.SQLException;

/** The database did not do what it was asked; the cause tells whether it may later. */
class DatabaseTrouble extends RuntimeException {
  DatabaseTrouble(SQLException cause) {
    super(cause);
  }
}
