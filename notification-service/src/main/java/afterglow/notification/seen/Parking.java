package afterglow.notification.seen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records that could not be applied, kept byte for byte until they are replayed. */
@ApplicationScoped
class Parking {
  static final String GAP = "A version before this one is missing";
  static final String BEHIND = "Waits behind an earlier record of its aggregate";

  private static final String INSERT =
      """
      insert into parked (topic, aggregate, kafka_partition, kafka_offset, payload, reason)
      values (?, ?, ?, ?, ?, ?) on conflict do nothing
      """;

  private final DataSource database;

  Parking(DataSource database) {
    this.database = database;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void park(ConsumerRecord<String, byte[]> record, String reason) {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, record.topic());
      insert.setObject(2, aggregate(record));
      insert.setInt(3, record.partition());
      insert.setLong(4, record.offset());
      insert.setBytes(5, record.value() == null ? new byte[0] : record.value());
      insert.setString(6, reason);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseTrouble(e);
    }
  }

  /** The record's key, or nothing when that is not one of ours either. */
  private static @Nullable UUID aggregate(ConsumerRecord<String, byte[]> record) {
    try {
      return record.key() == null ? null : UUID.fromString(record.key());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
