package afterglow.followup.protocol;

import afterglow.followup.protocol.ImportRefused.Flaw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/** The rules that hold between the parts of a pack. */
final class PackReview {
  private static final Duration LONGEST_LEAD = Duration.ofDays(90);
  private static final Duration LONGEST_AFTERCARE = Duration.ofDays(400);

  private final ProtocolPack pack;
  private final List<Flaw> flaws = new ArrayList<>();

  private PackReview(ProtocolPack pack) {
    this.pack = pack;
  }

  static List<Flaw> of(ProtocolPack pack) {
    var review = new PackReview(pack);
    review.everyUrgencyHasItsResponse();
    review.everyTextIsInEveryLanguage();
    review.spans("visit.reminders", pack.visit().reminders(), LONGEST_LEAD, Span::text);
    for (var i = 0; i < pack.protocols().size(); i++) {
      review.protocol("protocols[" + i + "]", pack.protocols().get(i));
    }
    var codes = new HashSet<String>();
    for (var i = 0; i < pack.protocols().size(); i++) {
      var code = pack.protocols().get(i).treatment();
      review.unless(codes.add(code), "protocols[" + i + "].treatment", code + " is there twice");
    }
    return review.flaws;
  }

  private void everyUrgencyHasItsResponse() {
    for (var level : Urgency.values()) {
      unless(pack.urgency().containsKey(level), "urgency", "lacks " + level.name().toLowerCase());
    }
  }

  private void everyTextIsInEveryLanguage() {
    text("emergency.note", pack.emergency().note());
    pack.urgency()
        .forEach((level, answer) -> text("urgency." + level.name().toLowerCase(), answer.say()));
    pack.symptoms().forEach((code, symptom) -> text("symptoms." + code, symptom.text()));
  }

  private void protocol(String at, Protocol protocol) {
    var preparation = protocol.preparation();
    spans(at + ".preparation", preparation, LONGEST_LEAD, step -> step.due().text(), p -> p.due());
    for (var i = 0; i < preparation.size(); i++) {
      text(at + ".preparation[" + i + "].text", preparation.get(i).text());
    }
    var checkIns = protocol.checkIns();
    spans(at + ".checkIns", checkIns, LONGEST_AFTERCARE, step -> step.at().text(), c -> c.at());
    for (var i = 0; i < checkIns.size(); i++) {
      var checkIn = checkIns.get(i);
      var here = at + ".checkIns[" + i + "]";
      text(here + ".tell", checkIn.tell());
      unless(
          !checkIn.ask().contains(Question.FLAGS) || !protocol.redFlags().isEmpty(),
          here + ".ask",
          "asks for flags but the protocol has no redFlags");
    }
    protocol
        .redFlags()
        .keySet()
        .forEach(
            code ->
                unless(pack.symptoms().containsKey(code), at + ".redFlags", "no symptom " + code));
  }

  private void spans(String at, List<Span> spans, Duration longest, Function<Span, String> name) {
    spans(at, spans, longest, name, span -> span);
  }

  private <T> void spans(
      String at, List<T> steps, Duration longest, Function<T, String> name, Function<T, Span> of) {
    var names = new HashSet<String>();
    for (var i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      var length = of.apply(step).length();
      var here = at + "[" + i + "]";
      unless(names.add(name.apply(step)), here, name.apply(step) + " is there twice");
      unless(length.isPositive(), here, "must be longer than nothing");
      unless(length.compareTo(longest) <= 0, here, "must not exceed P" + longest.toDays() + "D");
    }
  }

  private void text(String at, Text text) {
    for (var language : pack.locales()) {
      unless(!text.byLanguage().getOrDefault(language, "").isBlank(), at, "lacks " + language);
    }
  }

  private void unless(boolean right, String at, String rule) {
    if (!right) {
      flaws.add(new Flaw(at, rule));
    }
  }
}
