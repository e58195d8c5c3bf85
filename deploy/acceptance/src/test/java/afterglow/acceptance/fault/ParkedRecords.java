package afterglow.acceptance.fault;

import afterglow.acceptance.Http;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What services have parked, seen and dealt with as an operator does. */
final class ParkedRecords {
  private static final List<String> READERS = List.of("followup", "notification");

  private final Stage stage;

  ParkedRecords(Stage stage) {
    this.stage = stage;
  }

  List<String> services() {
    return READERS;
  }

  /** The id under which a service has parked an aggregate. */
  Optional<String> of(String service, String aggregate) {
    var listed = http(service).get(path(service), token()).expect(200).body().path("parked");
    return StreamSupport.stream(listed.spliterator(), false)
        .filter(each -> each.path("aggregate").asText().equals(aggregate))
        .map(each -> each.get("id").asText())
        .findFirst();
  }

  String discard(String service, String id) {
    var done = http(service).post(path(service) + "/" + id + "/discard", Map.of(), token());
    return done.status() + " " + done.body().path("says").asText();
  }

  private static String path(String service) {
    return "/internal/" + service + "/parked";
  }

  private String[] token() {
    return new String[] {"Service-Token", stage.secret("service-token")};
  }

  private Http http(String service) {
    return Http.to(stage.stack().at(service), Duration.ofSeconds(20));
  }
}
