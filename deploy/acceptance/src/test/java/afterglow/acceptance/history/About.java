package afterglow.acceptance.history;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a call was about, as far as it applies; made by {@link #clinic} and the methods that add to
 * it.
 *
 * @param key the Idempotency-Key of a creating call
 * @param body a digest of what was sent, to tell a repetition from another request
 * @param start the start that the caller wants
 * @param expected the version that the caller looked at
 * @param address the mail address or phone number of whoever books
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record About(
    String clinic,
    @Nullable UUID appointment,
    @Nullable UUID hold,
    @Nullable String treatment,
    @Nullable Instant start,
    @Nullable String key,
    @Nullable String body,
    @Nullable Integer expected,
    @Nullable String address,
    @Nullable UUID followUp,
    @Nullable UUID ofCase) {

  public static About clinic(String clinic) {
    return new About(clinic, null, null, null, null, null, null, null, null, null, null);
  }

  public About appointment(UUID id) {
    return new About(
        clinic, id, hold, treatment, start, key, body, expected, address, followUp, ofCase);
  }

  public About hold(UUID id) {
    return new About(
        clinic, appointment, id, treatment, start, key, body, expected, address, followUp, ofCase);
  }

  public About wanting(String what, Instant at) {
    return new About(
        clinic, appointment, hold, what, at, key, body, expected, address, followUp, ofCase);
  }

  public About start(Instant at) {
    return new About(
        clinic, appointment, hold, treatment, at, key, body, expected, address, followUp, ofCase);
  }

  public About key(String idempotencyKey, String bodyDigest) {
    return new About(
        clinic,
        appointment,
        hold,
        treatment,
        start,
        idempotencyKey,
        bodyDigest,
        expected,
        address,
        followUp,
        ofCase);
  }

  public About expecting(int version) {
    return new About(
        clinic, appointment, hold, treatment, start, key, body, version, address, followUp, ofCase);
  }

  public About address(String to) {
    return new About(
        clinic, appointment, hold, treatment, start, key, body, expected, to, followUp, ofCase);
  }

  public About followUp(UUID id) {
    return new About(
        clinic, appointment, hold, treatment, start, key, body, expected, address, id, ofCase);
  }

  public About ofCase(UUID id) {
    return new About(
        clinic, appointment, hold, treatment, start, key, body, expected, address, followUp, id);
  }
}
