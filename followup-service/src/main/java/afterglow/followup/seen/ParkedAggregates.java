package afterglow.followup.seen;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Which aggregates wait for an operator or for a missing version. */
@ApplicationScoped
class ParkedAggregates {
  private static final int MOST_SHOWN = 1_000;

  // What has no aggregate stands alone.
  private static final String FIRST =
      """
      select * from (
        select p.*,
          row_number() over (one order by blocks desc, version, id) as place,
          count(*) over one - 1 as waiting
        from parked p
        window one as (
          partition by topic, aggregate, case when aggregate is null then id end)) each
      where place = 1 order by parked_at, id limit ?
      """;

  private static final String COUNT =
      """
      select count(distinct (topic, aggregate)) filter (where aggregate is not null)
          + count(*) filter (where aggregate is null) as aggregates,
        count(*) as records,
        coalesce(extract(epoch from clock_timestamp() - min(parked_at)), 0)::bigint as seconds
      from parked
      """;

  private final DataSource database;

  ParkedAggregates(DataSource database) {
    this.database = database;
  }

  /**
   * The first parked record of an aggregate.
   *
   * @param version nothing when it cannot be read
   * @param waiting how many more lie behind it
   */
  record First(
      long id,
      String topic,
      @Nullable UUID aggregate,
      @Nullable Integer version,
      String reason,
      Instant parkedAt,
      int waiting) {}

  record Count(long aggregates, long records, long oldestSeconds) {}

  /** The first parked record of each aggregate, those that have waited longest before others. */
  List<First> first() {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(FIRST)) {
      select.setInt(1, MOST_SHOWN);
      var rows = select.executeQuery();
      var found = new ArrayList<First>();
      while (rows.next()) {
        found.add(
            new First(
                rows.getLong("id"),
                rows.getString("topic"),
                rows.getObject("aggregate", UUID.class),
                rows.getObject("version", Integer.class),
                rows.getString("reason"),
                rows.getTimestamp("parked_at").toInstant(),
                rows.getInt("waiting")));
      }
      return found;
    } catch (SQLException e) {
      throw new DatabaseTrouble(e);
    }
  }

  Count count() {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(COUNT);
        var row = select.executeQuery()) {
      row.next();
      return new Count(row.getLong("aggregates"), row.getLong("records"), row.getLong("seconds"));
    } catch (SQLException e) {
      throw new DatabaseTrouble(e);
    }
  }
}
