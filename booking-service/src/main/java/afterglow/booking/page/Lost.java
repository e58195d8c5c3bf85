package afterglow.booking.page;

import java.util.List;

/** A time that could not be had, and those that can; what was typed is carried on. */
record Lost(
    String title,
    String text,
    String base,
    String key,
    List<Days.Time> times,
    List<Carried> carried) {}
