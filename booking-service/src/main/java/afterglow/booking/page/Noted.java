package afterglow.booking.page;

/** An answer that is worth reading once more. */
record Noted(String question, String answer) {}
