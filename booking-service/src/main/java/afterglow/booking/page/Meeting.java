package afterglow.booking.page;

import org.jspecify.annotations.Nullable;

/**
 * When and where an appointment is, without what it is for.
 *
 * @param link the path of the patient's own link
 */
record Meeting(
    String link,
    String when,
    String city,
    String place,
    String address,
    String reference,
    boolean confirmed,
    @Nullable String practitioner) {}
