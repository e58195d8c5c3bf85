package afterglow.followup.checkin;

import afterglow.followup.cases.Explanation.Rule;
import afterglow.followup.protocol.AnswerRule;
import afterglow.followup.protocol.Protocol;
import afterglow.followup.protocol.ProtocolPack;
import afterglow.followup.protocol.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which rules of a protocol some answers meet. The same answers at the same time always meet the
 * same rules, and each is named. Free text is never judged here: a human reads it.
 */
final class Triage {
  private Triage() {}

  /** The rules that were met, the most urgent first. */
  record Finding(List<Rule> rules) {
    Optional<Urgency> urgency() {
      return rules.stream().map(Rule::urgency).findFirst();
    }
  }

  /**
   * @param elapsed since the visit's real end
   */
  static Finding of(ProtocolPack pack, Protocol protocol, Answers answers, Duration elapsed) {
    var met = new ArrayList<Rule>();
    protocol
        .redFlags()
        .forEach(
            (code, flag) -> {
              if (answers.names(code) && isOver(flag.after(), elapsed)) {
                met.add(new Rule("flag " + code + since(flag.after()), flag.urgency()));
              }
            });
    for (var rule : pack.answerRules()) {
      condition(rule, answers)
          .filter(condition -> isOver(rule.after(), elapsed))
          .ifPresent(name -> met.add(new Rule(name + since(rule.after()), rule.urgency())));
    }
    met.sort(Comparator.comparing(Rule::urgency).thenComparing(Rule::rule));
    return new Finding(List.copyOf(met));
  }

  /** The rule's condition in words, if the answers meet it. */
  private static Optional<String> condition(AnswerRule rule, Answers answers) {
    if (rule.painAtLeast() != null) {
      return answers.pain() != null && answers.pain() >= rule.painAtLeast()
          ? Optional.of("pain at least " + rule.painAtLeast())
          : Optional.empty();
    }
    if (rule.trend() != null) {
      return rule.trend() == answers.trend()
          ? Optional.of("trend " + rule.trend().name().toLowerCase(Locale.ROOT))
          : Optional.empty();
    }
    if (rule.ok() != null) {
      return rule.ok().equals(answers.ok()) ? Optional.of("ok " + rule.ok()) : Optional.empty();
    }
    return Boolean.TRUE.equals(rule.freeText()) && answers.text() != null
        ? Optional.of("free text")
        : Optional.empty();
  }

  private static boolean isOver(@Nullable Duration after, Duration elapsed) {
    return after == null || elapsed.compareTo(after) >= 0;
  }

  private static String since(@Nullable Duration after) {
    return after == null ? "" : " from " + after + " on";
  }
}
