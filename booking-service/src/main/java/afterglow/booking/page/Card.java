package afterglow.booking.page;

/** A choice that leads on: what it is called, and what to know about it. */
record Card(String href, String name, String facts) {}
