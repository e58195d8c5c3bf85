package afterglow.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private final RetryPolicy policy = new RetryPolicy(Duration.ofMillis(100), Duration.ofMinutes(1));

  @Test
  void waitsTwiceAsLongEachTimeUpToALimit() {
    assertEquals(Duration.ofMillis(100), policy.after(0));
    assertEquals(Duration.ofMillis(800), policy.after(3));
    assertEquals(Duration.ofMinutes(1), policy.after(10));
    assertEquals(Duration.ofMinutes(1), policy.after(1_000_000));
  }
}
