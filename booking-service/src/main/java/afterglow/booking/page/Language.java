package afterglow.booking.page;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Treatment;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language that our pages speak: its words, and how it says dates, times and amounts. */
public record Language(Locale locale, Words words) {
  private static final List<String> SPOKEN = List.of("en", "es");

  static Language of(String code) {
    return new Language(
        Locale.of(code), MessageBundles.get(Words.class, Localized.Literal.of(code)));
  }

  /**
   * The language for a page: the one asked for by name, else the browser's, else the clinic's
   * first.
   */
  static Language choose(@Nullable String asked, @Nullable String browser, List<String> offered) {
    var spoken = offered.stream().filter(SPOKEN::contains).toList();
    if (asked != null && spoken.contains(asked)) {
      return of(asked);
    }
    var match = Locale.lookup(ranges(browser), spoken.stream().map(Locale::of).toList());
    if (match != null) {
      return of(match.getLanguage());
    }
    return of(spoken.isEmpty() ? SPOKEN.getFirst() : spoken.getFirst());
  }

  /** The browser's language where we speak it, for pages that belong to no clinic's patients. */
  public static Language ofBrowser(@Nullable String browser) {
    return choose(null, browser, SPOKEN);
  }

  static Language choose(@Nullable String asked, @Nullable String browser, Clinic clinic) {
    return choose(asked, browser, clinic.locales());
  }

  static List<String> spoken() {
    return SPOKEN;
  }

  private static List<Locale.LanguageRange> ranges(@Nullable String browser) {
    try {
      return browser == null ? List.of() : Locale.LanguageRange.parse(browser);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  public String code() {
    return locale.getLanguage();
  }

  public String date(LocalDate date) {
    return DateTimeFormatter.ofPattern(words.datePattern(), locale).format(date);
  }

  /** A date that begins a line. */
  public String heading(LocalDate date) {
    var said = date(date);
    return said.substring(0, 1).toUpperCase(locale) + said.substring(1);
  }

  public String time(ZonedDateTime time) {
    return DateTimeFormatter.ofPattern(words.timePattern(), locale)
        .format(time)
        .toLowerCase(locale);
  }

  public String dateAndTime(ZonedDateTime time) {
    return date(time.toLocalDate()) + ", " + time(time);
  }

  String minutes(int minutes) {
    if (minutes < 60) {
      return words.minutes(minutes);
    }
    return minutes % 60 == 0
        ? words.hours(minutes / 60)
        : words.hoursAndMinutes(minutes / 60, minutes % 60);
  }

  String price(Treatment.Price price) {
    if (price.amount().signum() == 0) {
      return words.free();
    }
    var format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance(price.currency()));
    if (price.amount().stripTrailingZeros().scale() <= 0) {
      format.setMaximumFractionDigits(0);
    }
    return format.format(price.amount());
  }
}
