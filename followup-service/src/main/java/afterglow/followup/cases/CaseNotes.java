package afterglow.followup.cases;

import afterglow.followup.staff.StaffMember;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The notes of all cases; they are written once and leave this service in no event. */
@ApplicationScoped
class CaseNotes {
  private static final String INSERT =
      """
      insert into case_note (id, clinic_id, aftercare_case, author_id, author, key, at, text)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict on constraint case_note_once do nothing
      """;

  private static final String BY_KEY =
      """
      select * from case_note
      where clinic_id = ? and aftercare_case = ? and author_id = ? and key = ?
      """;

  private static final String OF =
      """
      select * from case_note where clinic_id = any (?) and aftercare_case = any (?)
      order by at, id
      """;

  private final DataSource database;

  CaseNotes(DataSource database) {
    this.database = database;
  }

  /**
   * A note that is kept.
   *
   * @param anew whether it was kept just now, and not when the same key came before
   */
  record Kept(CaseNote note, boolean anew) {}

  /**
   * Keeps a note; the same key again gives the note that was kept then.
   *
   * @throws CaseRefused.KeyReused when that one says something else
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Kept keep(Case about, StaffMember author, String key, String text, Instant now) {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(INSERT);
        var select = connection.prepareStatement(BY_KEY)) {
      insert.setObject(1, UUID.randomUUID());
      insert.setString(2, about.clinic());
      insert.setObject(3, about.id());
      insert.setString(4, author.id());
      insert.setString(5, author.name());
      insert.setString(6, key);
      insert.setObject(7, now.atOffset(ZoneOffset.UTC));
      insert.setString(8, text);
      var anew = insert.executeUpdate() == 1;
      select.setString(1, about.clinic());
      select.setObject(2, about.id());
      select.setString(3, author.id());
      select.setString(4, key);
      var row = select.executeQuery();
      row.next();
      var kept = note(row);
      if (!kept.text().equals(text)) {
        throw new CaseRefused.KeyReused();
      }
      return new Kept(kept, anew);
    } catch (SQLException e) {
      throw new NotesUnavailable(e);
    }
  }

  /** What was noted about these cases, the oldest first. */
  Map<UUID, List<CaseNote>> of(Collection<Case> cases) {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(OF)) {
      select.setArray(
          1,
          connection.createArrayOf("text", cases.stream().map(Case::clinic).distinct().toArray()));
      select.setArray(2, connection.createArrayOf("uuid", cases.stream().map(Case::id).toArray()));
      var notes = new ArrayList<CaseNote>();
      var rows = select.executeQuery();
      while (rows.next()) {
        notes.add(note(rows));
      }
      return notes.stream().collect(Collectors.groupingBy(CaseNote::about));
    } catch (SQLException e) {
      throw new NotesUnavailable(e);
    }
  }

  private static CaseNote note(ResultSet row) throws SQLException {
    return new CaseNote(
        row.getObject("id", UUID.class),
        row.getObject("aftercare_case", UUID.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("author"),
        row.getString("text"));
  }

  static class NotesUnavailable extends RuntimeException {
    NotesUnavailable(SQLException cause) {
      // Not the cause's message: it may quote the note.
      super("Notes can be neither read nor kept: " + cause.getSQLState());
    }
  }
}
