package afterglow.booking.appointment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

  /**
   * Keeps the answers of one visit, or others than before, with the revision of the questions.
   *
   * @param toReview the codes of those about which a clinician has to say something
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void keep(
      Appointment appointment,
      int catalogueRevision,
      Map<String, Answer> answers,
      List<String> toReview) {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into screening_answers
                  (clinic_id, appointment, catalogue_revision, answers, to_review)
                values (?, ?, ?, ?::jsonb, ?)
                on conflict (clinic_id, appointment) do update set
                  catalogue_revision = excluded.catalogue_revision,
                  answers = excluded.answers, to_review = excluded.to_review
                """)) {
      insert.setString(1, appointment.clinic());
      insert.setObject(2, appointment.id());
      insert.setInt(3, catalogueRevision);
      insert.setString(4, json.writeValueAsString(answers));
      insert.setArray(5, connection.createArrayOf("text", toReview.toArray()));
      insert.executeUpdate();
    } catch (SQLException | JsonProcessingException e) {
      throw new AnswersNotKept(e);
    }
  }

  /**
   * What a clinician has to say something about.
   *
   * @param answers all of them, by the code of the question
   * @param toReview the codes of those in question
   */
  record Kept(Map<String, Answer> answers, List<String> toReview) {}

  /** The answers before these visits. */
  @Transactional(Transactional.TxType.MANDATORY)
  Map<UUID, Kept> of(String clinic, Collection<UUID> appointments) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select appointment, answers, to_review from screening_answers"
                    + " where clinic_id = ? and appointment = any (?)")) {
      select.setString(1, clinic);
      select.setArray(2, connection.createArrayOf("uuid", appointments.toArray()));
      var kept = new HashMap<UUID, Kept>();
      var rows = select.executeQuery();
      while (rows.next()) {
        kept.put(
            rows.getObject("appointment", UUID.class),
            new Kept(
                json.readValue(rows.getString("answers"), new TypeReference<>() {}),
                List.of((String[]) rows.getArray("to_review").getArray())));
      }
      return kept;
    } catch (SQLException | JsonProcessingException e) {
      throw new AnswersNotKept(e);
    }
  }

  static class AnswersNotKept extends RuntimeException {
    AnswersNotKept(Exception cause) {
      // Not the cause's message: it may quote an answer.
      super("The answers can be neither kept nor read: " + cause.getClass().getSimpleName());
    }
  }
}
