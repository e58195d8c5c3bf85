package afterglow.notification.seen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records that could not be applied, kept until they can be or an operator gives them up. */
@ApplicationScoped
@Transactional
class Parking {
  static final String GAP = "A version before this one is missing";
  static final String BEHIND = "Waits behind an earlier record of its aggregate";

  private static final String INSERT =
      """
      insert into parked (topic, aggregate, version, kafka_partition, kafka_offset, payload,
        reason, blocks)
      values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
      """;

  // What was given up once stays so, unless its aggregate waits for something it could be.
  private static final String GIVEN_UP =
      """
      select 1 from given_up g
      where g.topic = ? and g.digest = sha256(?) and g.aggregate is not distinct from ?
        and not exists (
          select 1 from parked p where p.topic = g.topic and p.aggregate = g.aggregate)
      """;

  private static final String GIVE_UP =
      """
      with gone as (delete from parked where id = ? returning topic, digest, aggregate, version)
      insert into given_up (topic, digest, aggregate)
      select topic, digest, aggregate from gone where version is null
      on conflict do nothing
      """;

  private final DataSource database;

  Parking(DataSource database) {
    this.database = database;
  }

  /**
   * Parks an event that only waits for another. Of two that differ under one version the newer
   * stays, under an id of its own, so that nobody discards it who means the other: what a service
   * publishes again is right, and what stands before it may be anybody's.
   *
   * @return whether it takes the place of another with its version, so that it may be its turn now
   */
  boolean park(ConsumerRecord<String, byte[]> record, Event event, String reason) {
    return park(record, event.subject(), event.version(), reason, false) == 0
        && update(
                "delete from parked where topic = ? and aggregate = ? and version = ?"
                    + " and payload <> ?",
                record.topic(),
                event.subject(),
                event.version(),
                bytes(record))
            > 0
        && park(record, event.subject(), event.version(), reason, false) > 0;
  }

  /** Parks an event that cannot be applied. */
  void parkFailed(ConsumerRecord<String, byte[]> record, Event event, String reason) {
    if (park(record, event.subject(), event.version(), reason, true) == 0) {
      update(
          "update parked set blocks = true, reason = ?"
              + " where topic = ? and aggregate = ? and version = ?",
          reason,
          record.topic(),
          event.subject(),
          event.version());
    }
  }

  /** Parks a record that is no event; false when an operator has given up this one before. */
  boolean parkUnreadable(ConsumerRecord<String, byte[]> record, String reason) {
    var key = key(record);
    if (!query(GIVEN_UP, row -> true, record.topic(), bytes(record), key).isEmpty()) {
      return false;
    }
    park(record, key, null, reason, true);
    return true;
  }

  private int park(
      ConsumerRecord<String, byte[]> record,
      @Nullable UUID aggregate,
      @Nullable Integer version,
      String reason,
      boolean blocks) {
    return update(
        INSERT,
        record.topic(),
        aggregate,
        version,
        record.partition(),
        record.offset(),
        bytes(record),
        reason,
        blocks);
  }

  private static byte[] bytes(ConsumerRecord<String, byte[]> record) {
    return record.value() == null ? new byte[0] : record.value();
  }

  /** The record's key, or nothing when that is not one of ours either. */
  private static @Nullable UUID key(ConsumerRecord<String, byte[]> record) {
    try {
      return record.key() == null ? null : UUID.fromString(record.key());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  Optional<ParkedRecord> find(long id) {
    return query("select * from parked where id = ?", Parking::record, id).stream().findFirst();
  }

  /** An aggregate's records in the order of their versions, those that cannot be read last. */
  List<ParkedRecord> of(String topic, UUID aggregate) {
    return query(
        "select * from parked where topic = ? and aggregate = ? order by version nulls last, id",
        Parking::record,
        topic,
        aggregate);
  }

  void delete(ParkedRecord record) {
    update("delete from parked where id = ?", record.id());
  }

  /** Deletes the record; when nobody could read it, it is not parked again when it comes again. */
  void giveUp(ParkedRecord record) {
    update(GIVE_UP, record.id());
  }

  void block(ParkedRecord record, String reason) {
    update("update parked set blocks = true, reason = ? where id = ?", reason, record.id());
  }

  void unblock(ParkedRecord record) {
    update("update parked set blocks = false where id = ?", record.id());
  }

  /** Notes what a record turned out to say; a second copy of that version is not kept. */
  void identify(ParkedRecord record, Event event) {
    update(
        "delete from parked where id = ? and exists (select 1 from parked other"
            + " where other.topic = ? and other.aggregate = ? and other.version = ?)",
        record.id(),
        record.topic(),
        event.subject(),
        event.version());
    update(
        "update parked set aggregate = ?, version = ?, reason = ? where id = ?",
        event.subject(),
        event.version(),
        BEHIND,
        record.id());
  }

  private int update(String statement, @Nullable Object... values) {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(statement)) {
      set(update, values);
      return update.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseTrouble(e);
    }
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String statement, Row<T> row, @Nullable Object... values) {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(statement)) {
      set(select, values);
      var found = new ArrayList<T>();
      var rows = select.executeQuery();
      while (rows.next()) {
        found.add(row.read(rows));
      }
      return found;
    } catch (SQLException e) {
      throw new DatabaseTrouble(e);
    }
  }

  private static void set(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (var i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private static ParkedRecord record(ResultSet row) throws SQLException {
    return new ParkedRecord(
        row.getLong("id"),
        row.getString("topic"),
        row.getObject("aggregate", UUID.class),
        row.getObject("version", Integer.class),
        row.getBytes("payload"),
        row.getString("reason"),
        row.getBoolean("blocks"),
        row.getTimestamp("parked_at").toInstant());
  }
}
