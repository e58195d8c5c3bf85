package afterglow.booking.page;

import afterglow.booking.appointment.Hold;
import afterglow.booking.clinic.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The pages between a free time and an appointment. */
@ApplicationScoped
class StepPages {
  private final TimesFinder finder;
  private final Clock clock;

  StepPages(TimesFinder finder, Clock clock) {
    this.finder = finder;
    this.clock = clock;
  }

  /** Free times again, keeping what was typed; the hold is chosen anew. */
  Response times(Asking asking, @Nullable String from) {
    var kept = asking.draft().carried(field -> field.equals("with"));
    var asked =
        new TimesFinder.Asked(
            asking.base() + "/hold",
            asking.base() + "/times",
            from,
            asking.draft().value("with"),
            null,
            kept);
    var times = finder.find(asking.clinic(), asking.treatment(), asked, asking.language());
    var name = asking.treatment().name().in(asking.language().locale());
    return Html.page(
        200, asking.frame().language(), BookTemplates.times(asking.frame(), times, name));
  }

  Response questions(Asking asking, Hold hold, Map<String, String> wrong) {
    var frame = frame(asking, wrong);
    return Html.page(
        status(wrong),
        frame.language(),
        BookTemplates.questions(
            frame, step(asking, hold, Draft::isAnswer), asking.questions(), wrong));
  }

  Response details(Asking asking, Hold hold, Map<String, String> wrong) {
    var frame = frame(asking, wrong);
    return Html.page(
        status(wrong),
        frame.language(),
        BookTemplates.details(frame, step(asking, hold, Draft::isDetail), wrong));
  }

  Response check(Asking asking, Hold hold) {
    return Html.page(
        200,
        asking.frame().language(),
        BookTemplates.check(
            asking.frame(),
            step(asking, hold, field -> false),
            visit(asking, hold),
            noted(asking)));
  }

  private Step step(Asking asking, Hold hold, Predicate<String> asked) {
    var zone = asking.clinic().location(hold.location()).zone();
    var language = asking.language();
    var draft = asking.draft();
    if (draft.value("zone").isEmpty()) {
      draft = draft.with("zone", zone.getId());
    }
    var held =
        new HeldTime(
            language.dateAndTime(hold.start().atZone(zone)),
            language.time(hold.expiresAt().atZone(zone)),
            Duration.between(clock.instant(), hold.expiresAt()).toSeconds(),
            hold.canBeExtended());
    return new Step(
        asking.base(),
        UUID.randomUUID().toString(),
        !asking.questions().isEmpty(),
        draft,
        held,
        draft.carried(asked));
  }

  private static Visit visit(Asking asking, Hold hold) {
    var at = asking.clinic().location(hold.location());
    var language = asking.language();
    return new Visit(
        language.dateAndTime(hold.start().atZone(at.zone())),
        at.city(),
        language.minutes(asking.treatment().minutes()),
        asking.treatment().name().in(language.locale()),
        asking.clinic().practitioner(hold.practitioner()).map(Unit::name).orElse(""),
        at.name(),
        at.address(),
        language.price(asking.treatment().price()));
  }

  private static List<Noted> noted(Asking asking) {
    var words = asking.words();
    return asking.questions().stream()
        .filter(question -> !asking.draft().answer(question.code()).equals("no"))
        .map(
            question ->
                new Noted(
                    question.text(),
                    asking.draft().answer(question.code()).equals("yes")
                        ? words.yes()
                        : words.unsure()))
        .toList();
  }

  private static Frame frame(Asking asking, Map<String, String> wrong) {
    return wrong.isEmpty() ? asking.frame() : asking.frame().failing();
  }

  private static int status(Map<String, String> wrong) {
    return wrong.isEmpty() ? 200 : 422;
  }
}
