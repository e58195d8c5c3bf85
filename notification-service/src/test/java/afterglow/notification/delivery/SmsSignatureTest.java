package afterglow.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmsSignatureTest {
  private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
  private static final String SIGNATURE = "0/KCTR6DLpKmkAf8muzZqo1nDgQ=";
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "CallSid", List.of("CA1234567890ABCDE"),
          "Caller", List.of("+12349013030"),
          "Digits", List.of("1234"),
          "From", List.of("+12349013030"),
          "To", List.of("+18005551212"));

  @Test
  void agreesWithTheProvidersOwnExample() {
    assertTrue(SmsSignature.isRight(SIGNATURE, "12345", URL, FIELDS));
  }

  @Test
  void seesEveryChange() {
    assertFalse(SmsSignature.isRight(SIGNATURE, "12346", URL, FIELDS));
    assertFalse(SmsSignature.isRight(SIGNATURE, "12345", URL + "&", FIELDS));
    assertFalse(SmsSignature.isRight(SIGNATURE, "12345", URL, Map.of()));
    assertFalse(SmsSignature.isRight("", "12345", URL, FIELDS));
  }
}
