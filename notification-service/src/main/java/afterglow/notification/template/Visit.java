package afterglow.notification.template;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The visit that a message is about, as its owner told of it when it asked for the message. */
public record Visit(
    Place place,
    ZoneId zone,
    LocalDateTime localStart,
    Instant start,
    @Nullable Instant end,
    @Nullable Entry calendar,
    @Nullable Instant previousStart,
    @Nullable String reference) {

  /** The clinic and location, in the clinic's public words. */
  public record Place(String clinicName, String name, String address, String city, String phone) {}

  /** The visit in the patient's calendar: one uid for life, a rising sequence. */
  public record Entry(String uid, int sequence) {}
}
