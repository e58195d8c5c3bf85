package afterglow.booking.link;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Derives tokens from this installation's key: nobody else can make one, nobody need keep one. */
@Singleton
public class Tokens {
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;

  Tokens(@ConfigProperty(name = "afterglow.key") String key) {
    if (key.length() < 32) {
      throw new KeyTooShort();
    }
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /** A token of 256 bits for this purpose and subject; the same each time. */
  public String of(String purpose, Object subject) {
    return TEXT.encodeToString(derive(purpose, subject));
  }

  /** A token of 128 bits, for links that have to fit into a text message. */
  public String shortOf(String purpose, Object subject) {
    return TEXT.encodeToString(Arrays.copyOf(derive(purpose, subject), 16));
  }

  /**
   * Whether somebody shows the token of this purpose and subject; takes equally long either way.
   */
  public boolean matches(String shown, String purpose, Object subject) {
    return MessageDigest.isEqual(
        shown.getBytes(StandardCharsets.UTF_8),
        of(purpose, subject).getBytes(StandardCharsets.UTF_8));
  }

  /** What is kept of a token. */
  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private byte[] derive(String purpose, Object subject) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal((purpose + ":" + subject).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }

  static class KeyTooShort extends RuntimeException {
    KeyTooShort() {
      super("afterglow.key must have at least 32 characters; generate one: openssl rand -hex 32");
    }
  }
}
