package afterglow.booking.desk;

/** What has just been done, or why it has not. */
record Banner(boolean good, String text) {}
