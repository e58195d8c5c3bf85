package afterglow.notification.template;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes letters: the purpose and the visit's facts in the reader's language. */
@ApplicationScoped
public class Letters {
  /** What a text may cost. */
  private static final int MOST_SEGMENTS = 2;

  private final Set<String> languages;

  Letters(@ConfigProperty(name = "quarkus.locales") List<Locale> languages) {
    this.languages = languages.stream().map(Locale::getLanguage).collect(Collectors.toSet());
  }

  public Letter write(Purpose purpose, Visit visit, Reader reader, Links links) {
    var language = language(reader.locale());
    var words = words(language);
    var clinic = visit.place().clinicName();
    return new Letter(
        language,
        subject(words, purpose, clinic),
        words.greeting(reader.name()),
        heading(words, purpose),
        text(words, purpose, clinic),
        action(words.preparation_action(), links.preparation()),
        facts(words, language, visit, reader),
        action(action(words, purpose), links.action()),
        notes(words, purpose, visit),
        sms(words, language, purpose, visit, reader, links));
  }

  /** What a calendar shows; it says no more than that there is an appointment. */
  public String calendarSummary(Visit visit, Locale locale) {
    return words(language(locale)).calendar_summary(visit.place().clinicName());
  }

  private static List<Letter.Fact> facts(
      Wording words, Locale language, Visit visit, Reader reader) {
    var place = visit.place();
    var facts = new ArrayList<Letter.Fact>();
    facts.add(new Letter.Fact(words.when_label(), when(words, language, visit)));
    if (isElsewhere(reader, visit)) {
      var theirs = WallTime.of(WallTime.in(reader.zone(), visit.start()), language);
      facts.add(new Letter.Fact("", words.your_time(theirs, WallTime.city(reader.zone()))));
    }
    Instant previous = visit.previousStart();
    if (previous != null) {
      var before = WallTime.of(WallTime.in(visit.zone(), previous), language);
      facts.add(new Letter.Fact(words.was_label(), words.local_time(before, place.city())));
    }
    facts.add(new Letter.Fact(words.where_label(), place.name() + ", " + place.address()));
    var reference = visit.reference();
    if (reference != null) {
      facts.add(new Letter.Fact(words.reference_label(), reference));
    }
    return facts;
  }

  private static List<String> notes(Wording words, Purpose purpose, Visit visit) {
    var questions = words.questions(visit.place().clinicName(), visit.place().phone());
    return purpose == Purpose.CHECK_IN
        ? List.of(words.not_monitored(), questions, words.automatic())
        : List.of(questions, words.automatic());
  }

  private static String sms(
      Wording words, Locale language, Purpose purpose, Visit visit, Reader reader, Links links) {
    var phone = words.sms_phone(visit.place().phone());
    var clinicTime = when(words, language, visit);
    var time =
        isElsewhere(reader, visit)
            ? clinicTime + " (" + theirWhen(words, language, visit, reader) + ")"
            : clinicTime;
    var told = smsText(words, purpose, visit.place().clinicName(), time);
    var act = links.action() == null ? "" : smsLink(words, purpose, links.action());
    if (links.preparation() == null) {
      return text(told, act, phone);
    }
    var prepare = words.sms_preparation(links.preparation());
    var whole = text(told, act, prepare, phone);
    if (Gsm7.segments(Gsm7.fold(whole)) <= MOST_SEGMENTS) {
      return whole;
    }
    return text(told, purpose == Purpose.PREPARATION ? prepare : act, phone);
  }

  private static String text(String... sentences) {
    return Stream.of(sentences)
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static Letter.@Nullable Action action(String label, @Nullable String link) {
    return link == null ? null : new Letter.Action(label, link);
  }

  private static String when(Wording words, Locale language, Visit visit) {
    return words.local_time(WallTime.of(visit.localStart(), language), visit.place().city());
  }

  private static boolean isElsewhere(Reader reader, Visit visit) {
    return !WallTime.sameClock(visit.zone(), reader.zone(), visit.start());
  }

  private static String theirWhen(Wording words, Locale language, Visit visit, Reader reader) {
    var theirs = WallTime.of(WallTime.in(reader.zone(), visit.start()), language);
    return words.local_time(theirs, WallTime.city(reader.zone()));
  }

  private static String subject(Wording words, Purpose purpose, String clinic) {
    return switch (purpose) {
      case REQUESTED -> words.requested_subject(clinic);
      case BOOKED -> words.booked_subject(clinic);
      case RESCHEDULED -> words.rescheduled_subject(clinic);
      case CANCELLED -> words.cancelled_subject(clinic);
      case REMINDER -> words.reminder_subject(clinic);
      case PREPARATION -> words.preparation_subject(clinic);
      case CHECK_IN -> words.check_in_subject(clinic);
    };
  }

  private static String heading(Wording words, Purpose purpose) {
    return switch (purpose) {
      case REQUESTED -> words.requested_heading();
      case BOOKED -> words.booked_heading();
      case RESCHEDULED -> words.rescheduled_heading();
      case CANCELLED -> words.cancelled_heading();
      case REMINDER -> words.reminder_heading();
      case PREPARATION -> words.preparation_heading();
      case CHECK_IN -> words.check_in_heading();
    };
  }

  private static String text(Wording words, Purpose purpose, String clinic) {
    return switch (purpose) {
      case REQUESTED -> words.requested_text(clinic);
      case BOOKED -> words.booked_text(clinic);
      case RESCHEDULED -> words.rescheduled_text(clinic);
      case CANCELLED -> words.cancelled_text(clinic);
      case REMINDER -> words.reminder_text(clinic);
      case PREPARATION -> words.preparation_text(clinic);
      case CHECK_IN -> words.check_in_text(clinic);
    };
  }

  private static String smsText(Wording words, Purpose purpose, String clinic, String time) {
    return switch (purpose) {
      case REQUESTED -> words.requested_sms(clinic, time);
      case BOOKED -> words.booked_sms(clinic, time);
      case RESCHEDULED -> words.rescheduled_sms(clinic, time);
      case CANCELLED -> words.cancelled_sms(clinic, time);
      case REMINDER -> words.reminder_sms(clinic, time);
      case PREPARATION -> words.preparation_sms(clinic, time);
      case CHECK_IN -> words.check_in_sms(clinic, time);
    };
  }

  private static String smsLink(Wording words, Purpose purpose, String link) {
    return switch (purpose) {
      case REQUESTED, BOOKED, RESCHEDULED, REMINDER, PREPARATION -> words.sms_manage(link);
      case CANCELLED -> words.sms_book_again(link);
      case CHECK_IN -> words.sms_check_in(link);
    };
  }

  private static String action(Wording words, Purpose purpose) {
    return switch (purpose) {
      case REQUESTED, BOOKED, RESCHEDULED, REMINDER, PREPARATION -> words.manage_action();
      case CANCELLED -> words.book_again_action();
      case CHECK_IN -> words.check_in_action();
    };
  }

  private Locale language(Locale wanted) {
    return languages.contains(wanted.getLanguage())
        ? Locale.of(wanted.getLanguage())
        : Locale.ENGLISH;
  }

  private static Wording words(Locale language) {
    return MessageBundles.get(Wording.class, Localized.Literal.of(language.getLanguage()));
  }
}
