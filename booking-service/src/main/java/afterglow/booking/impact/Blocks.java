package afterglow.booking.impact;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Unit;
import afterglow.booking.diary.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The blocks of all clinics. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Blocks {
  private final DataSource database;
  private final Claims claims;

  Blocks(DataSource database, Claims claims) {
    this.database = database;
    this.claims = claims;
  }

  /** Those of a clinic that are not over yet, the earliest first. */
  List<Block> of(String clinic, Instant now) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                """
                select b.id, u.code, lower(b.during) as from_at, upper(b.during) as to_at, b.note
                from block b join unit u on u.clinic_id = b.clinic_id and u.id = b.unit_id
                where b.clinic_id = ? and upper(b.during) > ? order by from_at, u.code
                """)) {
      select.setString(1, clinic);
      select.setObject(2, now.atOffset(ZoneOffset.UTC));
      var blocks = new ArrayList<Block>();
      var rows = select.executeQuery();
      while (rows.next()) {
        var time =
            new TimeRange(
                rows.getObject("from_at", OffsetDateTime.class).toInstant(),
                rows.getObject("to_at", OffsetDateTime.class).toInstant());
        blocks.add(
            new Block(
                rows.getObject("id", UUID.class),
                rows.getString("code"),
                time,
                rows.getString("note")));
      }
      return blocks;
    } catch (SQLException e) {
      throw new BlocksUnavailable(e);
    }
  }

  /** Keeps a block. Nobody takes time at the location meanwhile, so none slips in. */
  void add(Clinic clinic, Unit unit, Block block) {
    claims.changed(clinic.id());
    var location = clinic.location(unit.location());
    claims.lock(
        location,
        LocalDate.ofInstant(block.time().start(), location.zone()).minusDays(1),
        LocalDate.ofInstant(block.time().end(), location.zone()).plusDays(1));
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into block (clinic_id, id, unit_id, during, note)"
                    + " values (?, ?, ?, tstzrange(?, ?), ?)")) {
      insert.setString(1, clinic.id());
      insert.setObject(2, block.id());
      insert.setLong(3, unit.id());
      insert.setObject(4, block.time().start().atOffset(ZoneOffset.UTC));
      insert.setObject(5, block.time().end().atOffset(ZoneOffset.UTC));
      insert.setString(6, block.note());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new BlocksUnavailable(e);
    }
  }

  /** Gives the unit free again; whether it was blocked like that. */
  boolean remove(String clinic, UUID id) {
    claims.changed(clinic);
    try (var connection = database.getConnection();
        var delete =
            connection.prepareStatement("delete from block where clinic_id = ? and id = ?")) {
      delete.setString(1, clinic);
      delete.setObject(2, id);
      return delete.executeUpdate() > 0;
    } catch (SQLException e) {
      throw new BlocksUnavailable(e);
    }
  }

  static class BlocksUnavailable extends RuntimeException {
    BlocksUnavailable(SQLException cause) {
      super(cause);
    }
  }
}
