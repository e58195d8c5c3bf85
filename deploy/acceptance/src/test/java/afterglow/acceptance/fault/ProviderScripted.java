package afterglow.acceptance.fault;

import afterglow.acceptance.Eventually;
import afterglow.acceptance.Http;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A mail server or text provider that fails in one of the ways that real ones do. */
final class ProviderScripted implements Injection {
  private static final Duration UNTIL_SOMETHING_COMES = Duration.ofSeconds(30);
  private static final String ANYBODY = "*";

  private final Http http;
  private final String sandbox;
  private final String outcome;
  private final int times;
  private int dealt;

  /**
   * @param sandbox {@code mail} or {@code sms}
   */
  ProviderScripted(Http http, String sandbox, String outcome, int times) {
    this.http = http;
    this.sandbox = sandbox;
    this.outcome = outcome;
    this.times = times;
  }

  @Override
  public String target() {
    return sandbox + " " + outcome;
  }

  @Override
  public void begin() {
    plan(Collections.nCopies(times, outcome));
  }

  @Override
  public Duration lasts() {
    return Duration.ofSeconds(4);
  }

  @Override
  public void end() throws InterruptedException {
    Eventually.comesTrue(UNTIL_SOMETHING_COMES, () -> times - left() > 0);
    dealt = times - left();
    plan(List.of());
  }

  private void plan(List<String> outcomes) {
    http.post("/dev/sandbox/" + sandbox, Map.of("to", ANYBODY, "outcomes", outcomes)).expect(200);
  }

  private int left() {
    return http.get("/dev/sandbox/" + sandbox).expect(200).body().path(ANYBODY).size();
  }

  @Override
  public Proof proof() {
    return new Proof(Map.of("dealt", dealt + " of " + times), dealt > 0);
  }
}
