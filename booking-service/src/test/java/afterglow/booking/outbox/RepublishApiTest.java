package afterglow.booking.outbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.booking.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RepublishApiTest {
  @Inject DataSource database;
  @Inject OutboxState outbox;

  @ConfigProperty(name = "afterglow.service-token")
  String token;

  @Test
  void makesEveryPublishedEventUnpublishedAgain() throws SQLException {
    var aggregate = UUID.randomUUID();
    event(aggregate, 1, true, null);
    event(aggregate, 2, true, null);

    republish();

    assertEquals(2, count(aggregate, "published_at is null"));
  }

  @Test
  void givesARefusedEventOneMoreTry() throws SQLException {
    var aggregate = UUID.randomUUID();
    event(aggregate, 1, true, null);
    event(aggregate, 2, false, "RecordTooLargeException");
    event(aggregate, 3, false, null);
    assertEquals(1, outbox.refused().events());
    assertEquals(2, outbox.refused().heldBack());
    assertEquals(id(aggregate, 2), outbox.refused().ids());

    republish();

    assertEquals(0, outbox.refused().events());
    assertEquals(0, outbox.refused().heldBack());
    assertEquals(3, count(aggregate, "published_at is null"));
  }

  @Test
  void isNotSettledBeforeTheRelayHasTakenTheOrderUp() throws SQLException {
    event(UUID.randomUUID(), 1, true, null);
    var before = outbox.unpublished();

    order();

    assertTrue(outbox.unpublished() > before);
    carryOut();
  }

  @Test
  void isThereForNobodyWithoutTheServiceToken() {
    given().post("/internal/booking/republish").then().statusCode(404);
  }

  private void republish() throws SQLException {
    order();
    carryOut();
  }

  private void order() {
    given()
        .header("Service-Token", token)
        .post("/internal/booking/republish")
        .then()
        .statusCode(200)
        .body("events", greaterThanOrEqualTo(1));
  }

  /** As the relay does before it sends anything. */
  private void carryOut() throws SQLException {
    try (var connection = database.getConnection()) {
      var steps = 0;
      while (Republication.step(connection)) {
        steps++;
      }
      assertTrue(steps > 0);
    }
  }

  private void event(UUID aggregate, int version, boolean published, String refusal)
      throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into outbox (clinic_id, topic, aggregate, version, payload, published_at,"
                    + " refusal) values ('lumen', 'afterglow.test', ?, ?, '{}',"
                    + " case when ? then clock_timestamp() end, ?)")) {
      insert.setObject(1, aggregate);
      insert.setInt(2, version);
      insert.setBoolean(3, published);
      insert.setString(4, refusal);
      insert.executeUpdate();
    }
  }

  private String id(UUID aggregate, int version) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select id from outbox where aggregate = ? and version = ?")) {
      select.setObject(1, aggregate);
      select.setInt(2, version);
      var row = select.executeQuery();
      row.next();
      return row.getString(1);
    }
  }

  private long count(UUID aggregate, String condition) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select count(*) from outbox where aggregate = ? and " + condition)) {
      select.setObject(1, aggregate);
      var row = select.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }
}
