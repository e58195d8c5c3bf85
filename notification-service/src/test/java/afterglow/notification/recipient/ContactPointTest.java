package afterglow.notification.recipient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class ContactPointTest {
  @Test
  void showsOnlyEnoughToRecogniseIt() {
    assertEquals("s•••@example.com", ContactPoint.masked("sam.khan@example.com"));
    assertEquals("•••123", ContactPoint.masked("+447700900123"));
    assertEquals("•••", ContactPoint.masked("1234"));
  }

  @Test
  void printsItselfMasked() {
    assertFalse(new ContactPoint(Channel.SMS, "+447700900123").toString().contains("7700"));
  }
}
