package afterglow.booking.page;

/** A hidden field: something typed on an earlier page. */
record Carried(String name, String value) {}
