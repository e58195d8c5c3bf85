package afterglow.notification.template;

import java.time.ZoneId;
import java.util.Locale;

/** Who reads a message, by name, language and clock. */
public record Reader(String name, Locale locale, ZoneId zone) {}
