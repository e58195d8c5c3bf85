package afterglow.booking.page;

/** What a visit is, as the patient reads it. */
record Visit(
    String when,
    String city,
    String minutes,
    String treatment,
    String practitioner,
    String place,
    String address,
    String price) {}
