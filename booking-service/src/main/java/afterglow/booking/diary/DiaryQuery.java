package afterglow.booking.diary;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.Need;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Unit;
import afterglow.booking.clinic.UnitType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the claims on a location's units. Holds that have expired take no time. */
final class DiaryQuery implements Diaries {
  private static final String ASKED =
      """
      with asked (clinic, units, during, now, holder, over_undo) as (
        values (?, ?::bigint[], tstzrange(?, ?), ?::timestamptz, ?::uuid, ?))
      """;

  private static final String OF_CLAIMS =
      """
      from asked
      cross join unnest(units) unit (id)
      join claim c on c.unit_id = unit.id and c.during && asked.during
      """;

  private static final String THAT_COUNT =
      """
      where c.clinic_id = clinic and (c.expires_at is null or c.expires_at > now)
        and c.holder is distinct from asked.holder and not (over_undo and c.kind = 'UNDO')
      """;

  private static final String OF_BLOCKS =
      """
      from asked
      cross join unnest(units) unit (id)
      join block b on b.unit_id = unit.id and b.during && asked.during
      where b.clinic_id = clinic
      """;

  private static final String TAKEN =
      ASKED
          + "select c.unit_id, lower(c.during) as start_at, upper(c.during) as end_at, c.kind "
          + OF_CLAIMS
          + THAT_COUNT
          + "union all select b.unit_id, lower(b.during), upper(b.during), 'BLOCK' "
          + OF_BLOCKS;

  private static final String WITH_VISITS =
      ASKED
          + """
          select c.unit_id, lower(c.during) as start_at, upper(c.during) as end_at, c.kind,
            c.holder, c.need, coalesce(h.end_at, a.end_at) as leaves_at,
            coalesce(h.start_at, a.start_at) as visit_at,
            coalesce(a.status, 'BOOKED') in ('PENDING_REVIEW', 'BOOKED')
              and u.appointment is null as is_to_come
          """
          + OF_CLAIMS
          + """
          left join hold h on c.kind = 'HOLD' and h.clinic_id = c.clinic_id and h.id = c.holder
          left join appointment a
            on c.kind = 'APPOINTMENT' and a.clinic_id = c.clinic_id and a.id = c.holder
          left join lateral (
            select appointment from undo
            where undo.clinic_id = a.clinic_id and undo.appointment = a.id limit 1) u on true
          """
          + THAT_COUNT
          + """
          union all
          select b.unit_id, lower(b.during), upper(b.during), 'BLOCK', null, null, null, null, false
          """
          + OF_BLOCKS;

  private final DataSource database;
  private final Clock clock;
  private final Clinic clinic;
  private final Location location;
  private final Asker asker;

  DiaryQuery(DataSource database, Clock clock, Clinic clinic, Location location, Asker asker) {
    this.database = database;
    this.clock = clock;
    this.clinic = clinic;
    this.location = location;
    this.asker = asker;
  }

  private interface VisitReading {
    Claim.@Nullable Visit of(ResultSet row) throws SQLException;
  }

  @Override
  public Diary taken(TimeRange time) {
    return read(TAKEN, time, row -> null);
  }

  @Override
  public Diary withVisits(TimeRange time) {
    var now = clock.instant();
    return read(
        WITH_VISITS,
        time,
        row -> {
          var need = row.getString("need");
          if (need == null || row.getObject("leaves_at") == null) {
            return null;
          }
          return new Claim.Visit(
              row.getObject("holder", UUID.class),
              need(need),
              instant(row, "leaves_at"),
              row.getBoolean("is_to_come") && instant(row, "visit_at").isAfter(now));
        });
  }

  private Diary read(String query, TimeRange time, VisitReading visit) {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(query)) {
      select.setString(1, clinic.id());
      select.setArray(2, connection.createArrayOf("bigint", units(clinic, location).toArray()));
      select.setObject(3, time.start().atOffset(ZoneOffset.UTC));
      select.setObject(4, time.end().atOffset(ZoneOffset.UTC));
      select.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
      select.setObject(6, asker.holder());
      select.setBoolean(7, asker.endsUndo());
      var claims = new ArrayList<Claim>();
      var rows = select.executeQuery();
      while (rows.next()) {
        claims.add(
            new Claim(
                rows.getLong("unit_id"),
                new TimeRange(instant(rows, "start_at"), instant(rows, "end_at")),
                ClaimKind.valueOf(rows.getString("kind")),
                visit.of(rows)));
      }
      return Diary.of(claims);
    } catch (SQLException e) {
      throw new Claims.ClaimsUnavailable(e);
    }
  }

  static List<Long> units(Clinic clinic, Location location) {
    return clinic.units().stream()
        .filter(unit -> unit.location().equals(location.code()))
        .map(Unit::id)
        .toList();
  }

  /** As a claim keeps it: {@code ROOM:treatment-room}. */
  static String text(Need need) {
    return need.type() + ":" + need.kind();
  }

  static Need need(String text) {
    var parts = text.split(":", 2);
    return new Need(UnitType.valueOf(parts[0]), parts[1]);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
