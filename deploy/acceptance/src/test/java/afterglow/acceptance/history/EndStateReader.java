package afterglow.acceptance.history;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Reads the three databases of a local stack, each in one snapshot. A query's columns are named as
 * the record that a row becomes.
 */
public final class EndStateReader {
  private static final JsonMapper ROWS =
      JsonLines.JSON.rebuild().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private static final String APPOINTMENTS =
      """
      select clinic_id as clinic, id, version, patient, treatment, practitioner, start_at as start,
        end_at as end, status
      from appointment
      """;
  private static final String HOLDS =
      """
      select clinic_id as clinic, id, treatment, start_at as start, end_at as end, expires_at
      from hold
      """;
  private static final String CLAIMS =
      """
      select c.clinic_id as clinic, u.code as unit, lower(c.during) as "from",
        upper(c.during) as "to", c.kind, c.holder, c.expires_at
      from claim c join unit u on u.clinic_id = c.clinic_id and u.id = c.unit_id
      """;
  private static final String PATIENTS = "select clinic_id as clinic, id, version from patient";
  private static final String OUTBOX =
      """
      select current_database() as service, topic, aggregate, version, payload,
        published_at is not null as published, refusal
      from outbox order by outbox.id
      """;
  private static final String CARE_PLANS =
      """
      select clinic_id as clinic, id, appointment, state, anchor_version, event_version, visit_start,
        visit_ended_at
      from care_plan
      """;
  private static final String FOLLOW_UPS =
      """
      select clinic_id as clinic, id, care_plan, anchor_version, steps, purpose, status, reason,
        due_at, useful_until, due_version, sent_at
      from follow_up
      """;
  private static final String ANSWERS =
      "select clinic_id as clinic, id, follow_up, answered_at from check_in_answer";
  private static final String CASES =
      "select clinic_id as clinic, id, follow_up, appointment, state from aftercare_case";
  private static final String RECIPIENTS = "select clinic_id as clinic, id from recipient";
  private static final String MESSAGES =
      """
      select clinic_id as clinic, id, recipient_id as recipient, purpose, source, plan_version,
        appointment_id as appointment, follow_up_id as follow_up, state, reason, channel, attempts,
        doubts, version, useful_until
      from message
      """;
  private static final String ATTEMPTS =
      """
      select clinic_id as clinic, id, message_id as message, number, channel, address, outcome
      from delivery_attempt
      """;
  private static final String SEEN =
      "select current_database() as service, topic, aggregate, version from seen";
  private static final String PARKED =
      """
      select current_database() as service, id, topic, aggregate, reason
      from parked order by parked.id
      """;

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
    try (var booking = connect("booking");
        var followup = connect("followup");
        var notification = connect("notification")) {
      return new EndState(
          all(EndState.Appointment.class, APPOINTMENTS, booking),
          all(EndState.Hold.class, HOLDS, booking),
          all(EndState.Claim.class, CLAIMS, booking),
          all(EndState.Patient.class, PATIENTS, booking),
          all(EndState.OutboxRow.class, OUTBOX, booking, followup, notification),
          all(EndState.CarePlan.class, CARE_PLANS, followup),
          all(EndState.FollowUp.class, FOLLOW_UPS, followup),
          all(EndState.CheckInAnswer.class, ANSWERS, followup),
          all(EndState.Case.class, CASES, followup),
          all(EndState.Recipient.class, RECIPIENTS, notification),
          all(EndState.Message.class, MESSAGES, notification),
          all(EndState.Attempt.class, ATTEMPTS, notification),
          all(EndState.Seen.class, SEEN, followup, notification),
          all(EndState.Parked.class, PARKED, followup, notification));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static <T> List<T> all(Class<T> type, String query, Connection... databases)
      throws SQLException, IOException {
    var all = new ArrayList<T>();
    for (var database : databases) {
      try (var select = database.createStatement();
          var rows = select.executeQuery("select to_json(q) from (" + query + ") q")) {
        while (rows.next()) {
          all.add(ROWS.readValue(rows.getString(1), type));
        }
      }
    }
    return all;
  }
}
