package afterglow.booking.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.booking.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RequestProblemsTest {
  @TestHTTPResource("/book/lumen/microneedling/hold")
  URI form;

  @ParameterizedTest
  @CsvSource({
    "start=%zz, application/x-www-form-urlencoded",
    "start=1, application/x-www-form-urlencoded;charset=klingon",
  })
  void aFormThatCannotBeReadIsTheSendersMistake(String body, String type) throws Exception {
    var request =
        HttpRequest.newBuilder(form)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

      assertEquals(400, answer.statusCode());
      assertTrue(answer.body().contains("urn:afterglow:problem:bad-request"), answer.body());
    }
  }

  @Test
  void aProblemSaysEachOfItsMembersOnce() {
    var problem = Problem.of("gone", 409, "It is gone", null);

    assertThrows(IllegalArgumentException.class, () -> problem.with("status", "GONE"));
  }
}
