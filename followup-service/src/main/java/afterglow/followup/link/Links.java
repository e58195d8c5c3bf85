package afterglow.followup.link;

import afterglow.followup.careplan.CarePlan;
import afterglow.followup.careplan.FollowUp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The links that messages carry. A token is derived from its message and this installation's key,
 * so that asking twice gives the same link; what is stored opens nothing.
 */
@ApplicationScoped
public class Links {
  private static final Duration VALID = Duration.ofDays(14);

  /** 128 bits, so that two links fit into one text message; earlier ones had 256. */
  private static final int TOKEN_BYTES = 16;

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}|[A-Za-z0-9_-]{43}");

  private static final String MINT =
      """
      insert into check_in_link (clinic_id, message, token_hash, follow_up, expires_at)
      values (?, ?, ?, ?, ?) on conflict (message, clinic_id) do nothing
      """;

  private final DataSource database;
  private final String publicUrl;
  private final SecretKeySpec key;

  Links(
      DataSource database,
      @ConfigProperty(name = "afterglow.public-url") String publicUrl,
      @ConfigProperty(name = "afterglow.key") String key) {
    this.database = database;
    if (key.length() < 32) {
      throw new KeyTooShort();
    }
    this.publicUrl = publicUrl;
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /** What a link is about. */
  public record Target(String clinic, UUID followUp) {}

  /** Where one message's check-in is answered. */
  @Transactional
  public String checkIn(FollowUp followUp, UUID message) {
    var token = token("checkin", message);
    return keep(token, followUp, message, followUp.dueAt().plus(VALID));
  }

  /** Where one message's reader learns how to prepare; of use until the visit, also a moved one. */
  @Transactional
  public String preparation(CarePlan plan, FollowUp followUp, UUID message) {
    var token = token("preparation", message);
    return keep(token, followUp, message, plan.visitStart().plus(VALID));
  }

  private String keep(String token, FollowUp followUp, UUID message, Instant expiresAt) {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(MINT)) {
      insert.setString(1, followUp.clinic());
      insert.setObject(2, message);
      insert.setBytes(3, hash(token));
      insert.setObject(4, followUp.id());
      insert.setTimestamp(5, Timestamp.from(expiresAt));
      insert.executeUpdate();
      return publicUrl + "/checkin/" + token;
    } catch (SQLException e) {
      throw new LinksUnreadable(e);
    }
  }

  /** Nothing for a token that was never given out, and nothing for one that has expired. */
  @Transactional
  public Optional<Target> find(String token, Instant now) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select clinic_id, follow_up from check_in_link"
                    + " where token_hash = ? and expires_at > ?")) {
      select.setBytes(1, hash(token));
      select.setTimestamp(2, Timestamp.from(now));
      var row = select.executeQuery();
      return row.next()
          ? Optional.of(new Target(row.getString(1), row.getObject(2, UUID.class)))
          : Optional.empty();
    } catch (SQLException e) {
      throw new LinksUnreadable(e);
    }
  }

  private String token(String purpose, UUID message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      var code = mac.doFinal((purpose + ":" + message).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(code, TOKEN_BYTES));
    } catch (GeneralSecurityException e) {
      throw new LinksUnreadable(e);
    }
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new LinksUnreadable(e);
    }
  }

  static class KeyTooShort extends RuntimeException {
    KeyTooShort() {
      super("afterglow.key must have at least 32 characters; generate one: openssl rand -hex 32");
    }
  }

  static class LinksUnreadable extends RuntimeException {
    LinksUnreadable(Exception cause) {
      super("Links cannot be made or read", cause);
    }
  }
}
