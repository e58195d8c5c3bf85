package afterglow.followup.preparation;

import afterglow.followup.careplan.CarePlan;
import afterglow.followup.careplan.LocalMoment;
import afterglow.followup.protocol.Protocol;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How to prepare for a visit as its page shows it, in the patient's language. */
public final class PreparationView {
  private final CarePlan plan;
  private final List<Protocol.Preparation> steps;
  private final Instant now;

  PreparationView(CarePlan plan, List<Protocol.Preparation> steps, Instant now) {
    this.plan = plan;
    this.steps = steps;
    this.now = now;
  }

  /** What to do from a day of the patient's on. */
  public record Step(String from, boolean today, String text) {}

  public Locale locale() {
    return Locale.of(lang());
  }

  public String lang() {
    return Locale.forLanguageTag(plan.patientLocale()).getLanguage().equals("es") ? "es" : "en";
  }

  public String clinicName() {
    return plan.location().clinicName();
  }

  /** The number without what only people need. */
  public String phone() {
    return phoneText().replaceAll("[^+0-9]", "");
  }

  public String phoneText() {
    return plan.location().phone();
  }

  public boolean cancelled() {
    return !plan.isActive();
  }

  /** The visit's start by the clinic's clock. */
  public String when() {
    return WallTime.moment(plan.visitLocalStart(), locale());
  }

  public String city() {
    return plan.location().city();
  }

  public boolean elsewhere() {
    return !WallTime.sameClock(plan.visitZone(), plan.patientZone(), plan.visitStart());
  }

  /** The visit's start by the patient's clock. */
  public String theirWhen() {
    return WallTime.moment(
        plan.visitStart().atZone(plan.patientZone()).toLocalDateTime(), locale());
  }

  public String theirCity() {
    return WallTime.city(plan.patientZone());
  }

  public String place() {
    return plan.location().name() + ", " + plan.location().address();
  }

  /** All of them, the earliest first: the days by the same calendar as the messages about them. */
  public List<Step> steps() {
    var today = now.atZone(plan.patientZone()).toLocalDate();
    var words = Locale.forLanguageTag(plan.patientLocale());
    return steps.stream()
        .sorted(Comparator.comparing((Protocol.Preparation step) -> due(step).instant()))
        .map(
            step -> {
              var from = due(step).local().toLocalDate();
              return new Step(
                  WallTime.day(from, locale()), from.equals(today), step.text().in(words));
            })
        .toList();
  }

  private LocalMoment due(Protocol.Preparation step) {
    return LocalMoment.before(plan.visitStart(), step.due(), plan.patientZone());
  }
}
