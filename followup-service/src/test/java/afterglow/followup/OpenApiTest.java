package afterglow.followup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(BookingServer.class)
class OpenApiTest {
  @Test
  void describesWhatTheGatewayRoutesAndNothingElse() {
    given()
        .accept("application/json")
        .get("/api/followup/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths", hasKey("/api/followup/cases"))
        .body("paths", hasKey("/api/followup/cases/{id}/acknowledgement"))
        .body("paths", hasKey("/api/followup/checkins/{token}"))
        .body("paths", hasKey("/api/followup/patients/{patient}/care-plans"))
        .body("paths", not(hasKey("/internal/followup/releases")));
  }
}
