package afterglow.followup.cases;

import afterglow.followup.careplan.CarePlan;
import afterglow.followup.careplan.CarePlans;
import afterglow.followup.protocol.Protocols;
import afterglow.followup.protocol.Urgency;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Cases in the words of a page. */
@ApplicationScoped
class CaseEntries {
  private final CarePlans plans;
  private final CaseNotes notes;
  private final Protocols protocols;
  private final ObjectMapper json;

  CaseEntries(CarePlans plans, CaseNotes notes, Protocols protocols, ObjectMapper json) {
    this.plans = plans;
    this.notes = notes;
    this.protocols = protocols;
    this.json = json;
  }

  List<CaseEntry> of(List<Case> cases, CareViewer viewer) {
    var plansById =
        plans
            .byIds(
                cases.stream().map(Case::clinic).distinct().toList(),
                cases.stream().map(Case::carePlan).distinct().toList())
            .stream()
            .collect(Collectors.toMap(CarePlan::id, Function.identity()));
    var noted = notes.of(cases);
    return cases.stream()
        .map(
            one ->
                entry(
                    one,
                    Objects.requireNonNull(plansById.get(one.carePlan())),
                    noted.getOrDefault(one.id(), List.of()),
                    viewer))
        .toList();
  }

  private CaseEntry entry(Case one, CarePlan plan, List<CaseNote> noted, CareViewer viewer) {
    var words = viewer.words();
    var zone = plan.visitZone();
    var by = one.acknowledgeBy().atZone(zone);
    var explanation = explanation(one);
    var pack = protocols.version(one.clinic(), explanation.protocolVersion()).pack();
    return new CaseEntry(
        one.id().toString(),
        one.version(),
        one.appointment().toString(),
        one.urgency().name().toLowerCase(Locale.ROOT),
        urgency(one.urgency(), words),
        one.cause() == Cause.SILENCE ? words.silence() : words.redFlag(),
        words.by(viewer.moment(by)),
        viewer.isOver(by),
        one.urgency() == Urgency.EMERGENCY && one.cause() == Cause.RED_FLAG
            ? words.toldToCall(pack.emergency().number())
            : null,
        one.acknowledgedAt()
            .map(at -> viewer.moment(at.atZone(zone)))
            .map(at -> words.acknowledgedBy(one.acknowledgedBy().orElse(""), at))
            .orElse(null),
        named(plan.treatment()),
        viewer.visit(plan.visitStart().atZone(zone)),
        plan.location().name(),
        viewer.staff().clinics().size() > 1 ? named(one.clinic()) : null,
        new SaidAnswers(explanation.answers(), pack, words, viewer.locale()).lines(),
        why(explanation, words),
        noted.stream().map(note -> note(note, plan, viewer)).toList(),
        viewer.acts(),
        UUID.randomUUID().toString());
  }

  private static CaseEntry.Note note(CaseNote note, CarePlan plan, CareViewer viewer) {
    return new CaseEntry.Note(
        viewer.moment(note.at().atZone(plan.visitZone())), note.author(), note.text());
  }

  private static String why(Explanation explanation, CareWords words) {
    var rules =
        explanation.rules().stream().map(Explanation.Rule::rule).collect(Collectors.joining(", "));
    return words.rules(rules, explanation.protocolVersion());
  }

  private static String urgency(Urgency urgency, CareWords words) {
    return switch (urgency) {
      case EMERGENCY -> words.emergency();
      case URGENT_1H -> words.urgent();
      case SAME_DAY -> words.sameDay();
      case NEXT_DAY -> words.nextDay();
    };
  }

  /** This service knows treatments and clinics by code alone. */
  private static String named(String code) {
    var name = code.replace('-', ' ');
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private Explanation explanation(Case one) {
    try {
      return json.readValue(one.explanation(), Explanation.class);
    } catch (JsonProcessingException e) {
      // Not the cause: it may quote the answers.
      throw new IllegalStateException("The explanation of case " + one.id() + " cannot be read");
    }
  }
}
