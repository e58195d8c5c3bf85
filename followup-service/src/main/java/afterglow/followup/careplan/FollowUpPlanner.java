package afterglow.followup.careplan;

import afterglow.followup.protocol.ProtocolPack;
import afterglow.followup.protocol.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Decides what precedes a visit: reminders and preparation, at most one message a day of the
 * patient's, in hours at which one may write, and none on the heels of the booking.
 */
public final class FollowUpPlanner {
  private static final Duration QUIET_AFTER_BOOKING = Duration.ofHours(2);

  private FollowUpPlanner() {}

  private record Step(String name, Purpose purpose, LocalMoment due, Instant usefulUntil) {}

  /**
   * @param bookedAt when the visit got this time; what is due earlier joins the next message
   */
  static List<PlannedFollowUp> beforeVisit(
      ProtocolPack pack, String treatment, Instant start, ZoneId patientZone, Instant bookedAt) {
    var from = bookedAt.plus(QUIET_AFTER_BOOKING);
    var late = new ArrayList<Step>();
    var days = new TreeMap<LocalDate, List<Step>>();
    steps(pack, treatment, start, patientZone)
        .sorted(Comparator.comparing((Step step) -> step.due().instant()))
        .forEach(
            step -> {
              if (step.due().instant().isBefore(from)) {
                late.add(step);
              } else {
                var day = step.due().local().toLocalDate();
                days.computeIfAbsent(day, none -> new ArrayList<>()).add(step);
              }
            });
    if (days.isEmpty()) {
      return bookedLate(late, start, patientZone, bookedAt);
    }
    var planned = new ArrayList<PlannedFollowUp>();
    for (var day : days.values()) {
      planned.add(oneMessage(planned.isEmpty() ? late : List.of(), day));
    }
    return planned;
  }

  private static Stream<Step> steps(
      ProtocolPack pack, String treatment, Instant start, ZoneId zone) {
    var reminders =
        pack.visit().reminders().stream()
            .map(lead -> step("visit/" + lead.text(), Purpose.REMINDER, lead, start, zone));
    var preparation =
        pack.of(treatment).stream()
            .flatMap(protocol -> protocol.preparation().stream())
            .map(
                step ->
                    step(
                        treatment + "/prep/" + step.due().text(),
                        Purpose.PREPARATION,
                        step.due(),
                        start,
                        zone));
    return Stream.concat(reminders, preparation);
  }

  private static Step step(String name, Purpose purpose, Span lead, Instant start, ZoneId zone) {
    var due = CareWindow.noLaterThan(LocalMoment.before(start, lead, zone));
    return new Step(name, purpose, due, start.minus(uselessBefore(lead.length())));
  }

  /** From when on the next message, or the visit itself, does its work. */
  private static Duration uselessBefore(Duration lead) {
    if (lead.compareTo(Duration.ofDays(2)) >= 0) {
      return Duration.ofHours(36);
    }
    return lead.compareTo(Duration.ofHours(12)) >= 0 ? Duration.ofHours(3) : Duration.ofMinutes(30);
  }

  private static PlannedFollowUp oneMessage(List<Step> late, List<Step> day) {
    var all = Stream.concat(late.stream(), day.stream()).toList();
    var reminds = all.stream().anyMatch(step -> step.purpose() == Purpose.REMINDER);
    var usefulUntil = day.stream().map(Step::usefulUntil).min(Comparator.naturalOrder());
    return new PlannedFollowUp(
        reminds ? Purpose.REMINDER : Purpose.PREPARATION,
        all.stream().sorted(Comparator.comparing(Step::purpose)).map(Step::name).toList(),
        day.getFirst().due(),
        usefulUntil.orElseThrow(),
        false,
        null,
        null);
  }

  /** Without reminders: the visit was made just now. How to prepare must be told all the same. */
  private static List<PlannedFollowUp> bookedLate(
      List<Step> late, Instant start, ZoneId zone, Instant bookedAt) {
    var preparation = late.stream().filter(s -> s.purpose() == Purpose.PREPARATION).toList();
    if (preparation.isEmpty() || !bookedAt.isBefore(start)) {
      return late.stream().map(FollowUpPlanner::tooLate).toList();
    }
    var reminders = late.stream().filter(s -> s.purpose() == Purpose.REMINDER);
    var told =
        new PlannedFollowUp(
            Purpose.PREPARATION,
            preparation.stream().map(Step::name).toList(),
            soon(start, zone, bookedAt),
            start,
            false,
            null,
            null);
    return Stream.concat(Stream.of(told), reminders.map(FollowUpPlanner::tooLate)).toList();
  }

  /** When one may next write, or at once if the visit does not wait for that. */
  private static LocalMoment soon(Instant start, ZoneId zone, Instant bookedAt) {
    var quiet = LocalMoment.of(bookedAt.plus(QUIET_AFTER_BOOKING), zone);
    var next = CareWindow.noEarlierThan(quiet, false);
    return next.instant().isBefore(start) ? next : LocalMoment.of(bookedAt, zone);
  }

  private static PlannedFollowUp tooLate(Step step) {
    return new PlannedFollowUp(
        step.purpose(),
        List.of(step.name()),
        step.due(),
        step.usefulUntil(),
        false,
        null,
        Reason.BOOKED_TOO_LATE);
  }
}
