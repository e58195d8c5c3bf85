package afterglow.booking.patient;

import java.time.Instant;

/** What somebody agreed to, or did not, in which words and how. */
public record Consent(Purpose purpose, boolean granted, String wording, Method method, Instant at) {
  /** What the consent is for. */
  public enum Purpose {
    CARE,
    MARKETING
  }

  /** How it was given. */
  public enum Method {
    ONLINE_BOOKING,
    STAFF
  }
}
