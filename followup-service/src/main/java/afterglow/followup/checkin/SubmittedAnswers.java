package afterglow.followup.checkin;

import afterglow.followup.careplan.FollowUp;
import afterglow.followup.cases.Explanation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/** Every submission ever made, as it was judged then. */
@ApplicationScoped
class SubmittedAnswers {
  private static final String INSERT =
      """
      insert into check_in_answer (id, clinic_id, follow_up, protocol_version, judged, answered_at)
      values (?, ?, ?, ?, ?, ?)
      """;

  private final DataSource database;
  private final ObjectMapper json;

  SubmittedAnswers(DataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void keep(FollowUp followUp, Explanation judged, Instant now) {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, UUID.randomUUID());
      insert.setString(2, followUp.clinic());
      insert.setObject(3, followUp.id());
      insert.setInt(4, judged.protocolVersion());
      insert.setString(5, json.writeValueAsString(judged));
      insert.setTimestamp(6, Timestamp.from(now));
      insert.executeUpdate();
    } catch (SQLException | JsonProcessingException e) {
      throw new AnswersNotKept(e);
    }
  }

  /** Without them nothing else of the submission may happen. */
  static class AnswersNotKept extends RuntimeException {
    AnswersNotKept(Exception cause) {
      // Not the cause's message: it may quote the answers.
      super("The answers could not be kept: " + cause.getClass().getSimpleName());
    }
  }
}
