package afterglow.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The provider's signature over a callback: its exact public address and its sorted fields. */
final class SmsSignature {
  private static final String ALGORITHM = "HmacSHA1";

  private SmsSignature() {}

  static boolean isRight(
      String signature, String token, String url, Map<String, List<String>> fields) {
    return MessageDigest.isEqual(signature.getBytes(UTF_8), of(token, url, fields).getBytes(UTF_8));
  }

  static String of(String token, String url, Map<String, List<String>> fields) {
    var signed = new StringBuilder(url);
    new TreeMap<>(fields)
        .forEach((name, values) -> values.forEach(value -> signed.append(name).append(value)));
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(token.getBytes(UTF_8), ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Every JDK has HMAC-SHA1", e);
    }
  }
}
