package afterglow.booking.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Remembers what creating requests were answered, for seven days and in the transaction that made
 * the answer true. Only successes are remembered: a refusal left nothing behind, so asking again is
 * harmless. Answers are kept without tokens and personal data.
 */
@ApplicationScoped
public class CreatingCalls {
  private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

  /** Two statements, so that the second sees what was committed before the lock was had. */
  private static final String LOCK_AND_LOOK =
      """
      select pg_try_advisory_xact_lock(?);
      select body_hash, answer from idempotency_key
      where clinic_id = ? and route = ? and caller = ? and key = ?
      """;

  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final DataSource database;
  private final ObjectMapper json;
  private final Clock clock;

  CreatingCalls(DataSource database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json =
        json.copy()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            // An answer is given again in the very hours that it had, the clinic's.
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
    this.clock = clock;
  }

  /**
   * The answer that this call got before, if it did.
   *
   * @throws CallRefused when its key is missing, came with another body, or is in use just now
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public <T> Optional<T> answered(CreatingCall call, Class<T> answer) {
    var key = key(call);
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(LOCK_AND_LOOK)) {
      select.setLong(1, lock(call, key));
      select.setString(2, call.clinic());
      select.setString(3, call.route());
      select.setString(4, call.caller());
      select.setString(5, key);
      select.execute();
      var locked = select.getResultSet();
      if (!locked.next() || !locked.getBoolean(1)) {
        throw new CallRefused.StillInFlight();
      }
      select.getMoreResults();
      var row = select.getResultSet();
      if (!row.next()) {
        return Optional.empty();
      }
      if (!Arrays.equals(row.getBytes("body_hash"), hash(call.body()))) {
        throw new CallRefused.KeyReused();
      }
      return Optional.of(json.readValue(row.getString("answer"), answer));
    } catch (SQLException | JsonProcessingException e) {
      throw new CallsUnavailable(e);
    }
  }

  /** Remembers the answer; the caller has asked {@link #answered} in the same transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void remember(CreatingCall call, Object answer) {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into idempotency_key"
                    + " (clinic_id, route, caller, key, body_hash, answer, answered_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, call.clinic());
      insert.setString(2, call.route());
      insert.setString(3, call.caller());
      insert.setString(4, key(call));
      insert.setBytes(5, hash(call.body()));
      insert.setString(6, json.writeValueAsString(answer));
      insert.setObject(7, clock.instant().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    } catch (SQLException | JsonProcessingException e) {
      throw new CallsUnavailable(e);
    }
  }

  /** Forgets what is older than seven days. */
  @Transactional
  int forgetOld() {
    try (var connection = database.getConnection();
        var delete =
            connection.prepareStatement("delete from idempotency_key where answered_at < ?")) {
      Instant since = clock.instant().minus(REMEMBERED);
      delete.setObject(1, since.atOffset(ZoneOffset.UTC));
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw new CallsUnavailable(e);
    }
  }

  private static String key(CreatingCall call) {
    if (call.key() == null || !KEY.matcher(call.key()).matches()) {
      throw new CallRefused.KeyMissing();
    }
    return call.key();
  }

  /** Negative, as units are locked by their positive ids. */
  private static long lock(CreatingCall call, String key) {
    var name = String.join("\n", call.clinic(), call.route(), call.caller(), key);
    return ByteBuffer.wrap(sha256(name)).getLong() | Long.MIN_VALUE;
  }

  private byte[] hash(Object body) {
    try {
      return sha256(json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new CallsUnavailable(e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  static class CallsUnavailable extends RuntimeException {
    CallsUnavailable(Exception cause) {
      super(cause);
    }
  }
}
