package afterglow.acceptance.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the three databases of a local stack, each in one snapshot. */
public final class EndStateReader {
  private static final List<String> SERVICES = List.of("booking", "followup", "notification");

  private final int port;
  private final String password;

  /**
   * @param port of PostgreSQL
   * @param data the stack's data folder, which holds its secrets
   */
  public EndStateReader(int port, Path data) {
    this.port = port;
    var secrets = new Properties();
    try (var file = Files.newBufferedReader(data.resolve("secrets.properties"))) {
      secrets.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.password = secrets.getProperty("database.postgres");
  }

  public EndState read() {
    var outbox = new ArrayList<EndState.OutboxRow>();
    var seen = new ArrayList<EndState.Seen>();
    var parked = new ArrayList<EndState.Parked>();
    for (var service : SERVICES) {
      try (var database = connect(service)) {
        outbox.addAll(outbox(database, service));
        if (!service.equals("booking")) {
          seen.addAll(seen(database, service));
          parked.addAll(parked(database, service));
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    try (var booking = connect("booking");
        var followup = connect("followup");
        var notification = connect("notification")) {
      return new EndState(
          appointments(booking),
          holds(booking),
          claims(booking),
          all(booking, "select clinic_id, id, version from patient", EndStateReader::patient),
          outbox,
          carePlans(followup),
          followUps(followup),
          all(
              followup,
              "select clinic_id, id, follow_up, answered_at from check_in_answer",
              row ->
                  new EndState.CheckInAnswer(
                      row.getString(1), uuid(row, 2), uuid(row, 3), instant(row, 4))),
          all(
              followup,
              "select clinic_id, id, follow_up, appointment, state from aftercare_case",
              row ->
                  new EndState.Case(
                      row.getString(1),
                      uuid(row, 2),
                      uuid(row, 3),
                      uuid(row, 4),
                      row.getString(5))),
          all(
              notification,
              "select clinic_id, id from recipient",
              row -> new EndState.Recipient(row.getString(1), uuid(row, 2))),
          messages(notification),
          all(
              notification,
              "select clinic_id, id, message_id, number, channel, outcome from delivery_attempt",
              row ->
                  new EndState.Attempt(
                      row.getString(1),
                      uuid(row, 2),
                      uuid(row, 3),
                      row.getInt(4),
                      row.getString(5),
                      row.getString(6))),
          seen,
          parked);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<EndState.Appointment> appointments(Connection booking) throws SQLException {
    return all(
        booking,
        """
        select clinic_id, id, version, patient, treatment, practitioner, start_at, end_at, status
        from appointment
        """,
        row ->
            new EndState.Appointment(
                row.getString(1),
                uuid(row, 2),
                row.getInt(3),
                uuid(row, 4),
                row.getString(5),
                row.getString(6),
                instant(row, 7),
                instant(row, 8),
                row.getString(9)));
  }

  private static List<EndState.Hold> holds(Connection booking) throws SQLException {
    return all(
        booking,
        "select clinic_id, id, treatment, start_at, end_at, expires_at from hold",
        row ->
            new EndState.Hold(
                row.getString(1),
                uuid(row, 2),
                row.getString(3),
                instant(row, 4),
                instant(row, 5),
                instant(row, 6)));
  }

  private static List<EndState.Claim> claims(Connection booking) throws SQLException {
    return all(
        booking,
        """
        select c.clinic_id, u.code, lower(c.during), upper(c.during), c.kind, c.holder, c.expires_at
        from claim c join unit u on u.clinic_id = c.clinic_id and u.id = c.unit_id
        """,
        row ->
            new EndState.Claim(
                row.getString(1),
                row.getString(2),
                instant(row, 3),
                instant(row, 4),
                row.getString(5),
                uuid(row, 6),
                maybe(row, 7)));
  }

  private static List<EndState.CarePlan> carePlans(Connection followup) throws SQLException {
    return all(
        followup,
        """
        select clinic_id, id, appointment, state, anchor_version, event_version, visit_start,
          visit_ended_at
        from care_plan
        """,
        row ->
            new EndState.CarePlan(
                row.getString(1),
                uuid(row, 2),
                uuid(row, 3),
                row.getString(4),
                row.getInt(5),
                row.getInt(6),
                instant(row, 7),
                maybe(row, 8)));
  }

  private static List<EndState.FollowUp> followUps(Connection followup) throws SQLException {
    return all(
        followup,
        """
        select clinic_id, id, care_plan, anchor_version, steps, purpose, status, reason, due_at,
          useful_until, due_version, sent_at
        from follow_up
        """,
        row ->
            new EndState.FollowUp(
                row.getString(1),
                uuid(row, 2),
                uuid(row, 3),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                instant(row, 9),
                instant(row, 10),
                row.getObject(11, Integer.class),
                maybe(row, 12)));
  }

  private static List<EndState.Message> messages(Connection notification) throws SQLException {
    return all(
        notification,
        """
        select clinic_id, id, recipient_id, purpose, source, appointment_id, follow_up_id, state,
          reason, channel, attempts, doubts, version, useful_until
        from message
        """,
        row ->
            new EndState.Message(
                row.getString(1),
                uuid(row, 2),
                uuid(row, 3),
                row.getString(4),
                row.getString(5),
                uuid(row, 6),
                row.getObject(7, UUID.class),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getInt(11),
                row.getInt(12),
                row.getInt(13),
                instant(row, 14)));
  }

  private static EndState.Patient patient(ResultSet row) throws SQLException {
    return new EndState.Patient(row.getString(1), uuid(row, 2), row.getInt(3));
  }

  private static List<EndState.OutboxRow> outbox(Connection database, String service)
      throws SQLException {
    return all(
        database,
        """
        select topic, aggregate, version, payload, published_at is not null, refusal
        from outbox order by id
        """,
        row ->
            new EndState.OutboxRow(
                service,
                row.getString(1),
                uuid(row, 2),
                row.getInt(3),
                row.getString(4),
                row.getBoolean(5),
                row.getString(6)));
  }

  private static List<EndState.Seen> seen(Connection database, String service) throws SQLException {
    return all(
        database,
        "select topic, aggregate, version from seen",
        row -> new EndState.Seen(service, row.getString(1), uuid(row, 2), row.getInt(3)));
  }

  private static List<EndState.Parked> parked(Connection database, String service)
      throws SQLException {
    return all(
        database,
        "select id, topic, aggregate, reason from parked order by id",
        row ->
            new EndState.Parked(
                service,
                row.getLong(1),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4)));
  }

  private Connection connect(String service) throws SQLException {
    var connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + port + "/" + service, "postgres", password);
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    return connection;
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> List<T> all(Connection database, String query, Reading<T> reading)
      throws SQLException {
    try (var select = database.createStatement();
        var rows = select.executeQuery(query)) {
      var all = new ArrayList<T>();
      while (rows.next()) {
        all.add(reading.of(rows));
      }
      return all;
    }
  }

  private static UUID uuid(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant maybe(ResultSet row, int column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
