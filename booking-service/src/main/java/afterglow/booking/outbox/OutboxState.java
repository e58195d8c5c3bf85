package afterglow.booking.outbox;

import afterglow.booking.dev.Unsettled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** How much is recorded and not yet published. */
@ApplicationScoped
class OutboxState implements Unsettled {
  private static final String WAITING =
      """
      select (select count(*) from outbox where published_at is null)
        + coalesce((select sum(through - marked) from republication where marked < through), 0)
      """;

  // The lowest id has waited longest: ids rise with time, also when all is published again.
  private static final String OLDEST =
      """
      select greatest(0, extract(epoch from clock_timestamp() - waiting_since))::bigint
      from outbox where published_at is null order by id limit 1
      """;

  private static final String REFUSED =
      """
      with refused as (select id, topic, aggregate, version from outbox where refusal is not null)
      select (select count(*) from refused) as events,
        (select count(*) from outbox o where published_at is null and exists (
          select 1 from refused r
          where r.topic = o.topic and r.aggregate = o.aggregate and r.version <= o.version))
          as held_back,
        coalesce((
          select string_agg(id::text, ', ' order by id)
          from (select id from refused order by id limit 10) first), '') as ids
      """;

  private final DataSource database;

  OutboxState(DataSource database) {
    this.database = database;
  }

  /**
   * What the broker does not take.
   *
   * @param events how many it has refused
   * @param heldBack these, and those that come after one of them
   * @param ids the first ten of the refused
   */
  record Refused(long events, long heldBack, String ids) {}

  long unpublished() {
    return count(WAITING);
  }

  /** How long the oldest unpublished event has waited; zero when there is none. */
  Duration oldest() {
    return Duration.ofSeconds(count(OLDEST));
  }

  /** What the broker refused, until somebody lets it be tried again. */
  Refused refused() {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(REFUSED);
        var row = select.executeQuery()) {
      row.next();
      return new Refused(row.getLong("events"), row.getLong("held_back"), row.getString("ids"));
    } catch (SQLException e) {
      throw new IllegalStateException("The outbox cannot be read", e);
    }
  }

  @Override
  public Optional<String> waitingFor() {
    var unpublished = unpublished();
    return unpublished == 0 ? Optional.empty() : Optional.of(unpublished + " unpublished events");
  }

  @Override
  public long progress() {
    return count("select coalesce(max(id), 0) from outbox");
  }

  private long count(String query) {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(query);
        var row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException("The outbox cannot be read", e);
    }
  }
}
