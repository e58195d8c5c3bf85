package afterglow.booking.appointment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** The answers that patients gave before their visits: health data, kept apart. */
@ApplicationScoped
class ScreeningRecords {
  private final DataSource database;
  private final ObjectMapper json;

  ScreeningRecords(DataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Keeps the answers of one visit with the revision of the questions that were asked. */
  @Transactional(Transactional.TxType.MANDATORY)
  void keep(Appointment appointment, int catalogueRevision, Map<String, Answer> answers) {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into screening_answers"
                    + " (clinic_id, appointment, catalogue_revision, answers)"
                    + " values (?, ?, ?, ?::jsonb)")) {
      insert.setString(1, appointment.clinic());
      insert.setObject(2, appointment.id());
      insert.setInt(3, catalogueRevision);
      insert.setString(4, json.writeValueAsString(answers));
      insert.executeUpdate();
    } catch (SQLException | JsonProcessingException e) {
      throw new AnswersNotKept(e);
    }
  }

  static class AnswersNotKept extends RuntimeException {
    AnswersNotKept(Exception cause) {
      // Not the cause's message: it may quote an answer.
      super("The answers could not be kept: " + cause.getClass().getSimpleName());
    }
  }
}
