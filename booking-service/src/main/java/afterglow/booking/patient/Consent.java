package afterglow.booking.patient;

import java.time.Instant;
import java.util.List;

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

  private static final String WORDING_OF_CARE = "care-1";
  private static final String WORDING_OF_MARKETING = "marketing-1";

  /** What a patient agrees to who is booked for: to be written to about it, and perhaps more. */
  public static List<Consent> given(boolean marketing, Method method, Instant at) {
    return List.of(
        new Consent(Purpose.CARE, true, WORDING_OF_CARE, method, at),
        new Consent(Purpose.MARKETING, marketing, WORDING_OF_MARKETING, method, at));
  }
}
