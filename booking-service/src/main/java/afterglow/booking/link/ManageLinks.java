package afterglow.booking.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Links by which a patient sees, moves and cancels one appointment. Each message has one of its
 * own, so that a leak can be traced and revoked alone.
 */
@ApplicationScoped
public class ManageLinks {
  /** Which appointment a link opens. */
  public record Target(String clinic, UUID appointment) {}

  private static final String PURPOSE = "manage";

  private final DataSource database;
  private final Tokens tokens;
  private final String publicUrl;

  ManageLinks(
      DataSource database,
      Tokens tokens,
      @ConfigProperty(name = "afterglow.public-url") String publicUrl) {
    this.database = database;
    this.tokens = tokens;
    this.publicUrl = publicUrl;
  }

  /** The link that the booking itself answers with; the same whenever it is asked for. */
  @Transactional(Transactional.TxType.MANDATORY)
  public URI ofBooking(String clinic, UUID appointment) {
    return keep(tokens.of(PURPOSE, appointment), clinic, appointment, null);
  }

  /** The same link again, without keeping anything: for an answer that is given once more. */
  public URI again(UUID appointment) {
    return address(tokens.of(PURPOSE, appointment));
  }

  /**
   * The link for one message; the same whenever it is asked for.
   *
   * @param terse for a text message
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public URI ofMessage(String clinic, UUID appointment, UUID message, boolean terse) {
    var token = terse ? tokens.shortOf(PURPOSE, message) : tokens.of(PURPOSE, message);
    return keep(token, clinic, appointment, message);
  }

  /** What a token opens; nothing for one that is unknown or revoked, and no word on which it is. */
  public Optional<Target> open(String token) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select clinic_id, appointment from manage_link"
                    + " where token_hash = ? and revoked_at is null")) {
      select.setBytes(1, Tokens.hash(token));
      var row = select.executeQuery();
      return row.next()
          ? Optional.of(
              new Target(row.getString("clinic_id"), row.getObject("appointment", UUID.class)))
          : Optional.empty();
    } catch (SQLException e) {
      throw new LinksUnavailable(e);
    }
  }

  private URI keep(String token, String clinic, UUID appointment, @Nullable UUID message) {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into manage_link (token_hash, clinic_id, appointment, message)"
                    + " values (?, ?, ?, ?) on conflict do nothing")) {
      insert.setBytes(1, Tokens.hash(token));
      insert.setString(2, clinic);
      insert.setObject(3, appointment);
      insert.setObject(4, message);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new LinksUnavailable(e);
    }
    return address(token);
  }

  private URI address(String token) {
    return URI.create(publicUrl + "/m/" + token);
  }

  static class LinksUnavailable extends RuntimeException {
    LinksUnavailable(SQLException cause) {
      super(cause);
    }
  }
}
