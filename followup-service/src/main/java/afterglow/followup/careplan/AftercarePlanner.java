package afterglow.followup.careplan;

import afterglow.followup.protocol.Protocol.CheckIn;
import afterglow.followup.protocol.ProtocolPack;
import afterglow.followup.protocol.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides what follows a visit: check-ins counted from its real end, at most one a day of the
 * patient's.
 */
public final class AftercarePlanner {
  /** Must be answered and due this soon after the end: trouble now is trouble that spreads. */
  private static final Duration SAFETY = Duration.ofHours(12);

  private static final Duration USEFUL_AT_LAST = Duration.ofDays(7);
  private static final Duration MUST_ANSWER_USEFUL = Duration.ofDays(14);

  private AftercarePlanner() {}

  private record Step(CheckIn checkIn, LocalMoment due, boolean safety) {
    boolean isBefore(Instant time) {
      return due.instant().isBefore(time);
    }
  }

  /**
   * @param recordedAt when we were told of the end; of what was due before, the newest and all that
   *     must be answered are caught up
   */
  static List<PlannedFollowUp> afterVisit(
      ProtocolPack pack,
      String treatment,
      Instant endedAt,
      ZoneId patientZone,
      Instant recordedAt) {
    var protocol = pack.of(treatment);
    if (protocol.isEmpty()) {
      return List.of();
    }
    var steps =
        protocol.get().checkIns().stream()
            .map(checkIn -> step(checkIn, endedAt, patientZone))
            .sorted(Comparator.comparing((Step step) -> step.due().instant()))
            .toList();
    var planned = new ArrayList<PlannedFollowUp>();
    var days = new TreeMap<LocalDate, List<Step>>();
    for (var i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      if (step.isBefore(recordedAt)) {
        var newest = i + 1 == steps.size() || !steps.get(i + 1).isBefore(recordedAt);
        if (!newest && !step.checkIn().mustAnswer()) {
          planned.add(
              followUp(treatment, pack, List.of(step), step.due().instant(), Reason.TOO_LATE));
          continue;
        }
        step = caughtUp(step, recordedAt);
      }
      days.computeIfAbsent(step.due().local().toLocalDate(), none -> new ArrayList<>()).add(step);
    }
    for (var day : days.entrySet()) {
      var next = days.higherEntry(day.getKey());
      planned.add(
          followUp(
              treatment,
              pack,
              day.getValue(),
              next == null
                  ? day.getValue().getFirst().due().instant().plus(USEFUL_AT_LAST)
                  : next.getValue().getFirst().due().instant(),
              null));
    }
    return planned;
  }

  private static Step step(CheckIn checkIn, Instant endedAt, ZoneId zone) {
    var safety = checkIn.mustAnswer() && checkIn.at().length().compareTo(SAFETY) <= 0;
    var due =
        switch (checkIn.at()) {
          case Span.Elapsed(var time) -> LocalMoment.of(endedAt.plus(time), zone);
          case Span.Days(var days) -> {
            var day = LocalMoment.of(endedAt, zone).local().toLocalDate().plusDays(days);
            yield LocalMoment.of(day.atTime(CareWindow.CONTACT_HOUR), zone);
          }
        };
    return new Step(checkIn, CareWindow.noEarlierThan(due, safety), safety);
  }

  private static Step caughtUp(Step step, Instant recordedAt) {
    var now = LocalMoment.of(recordedAt, step.due().zone());
    return new Step(step.checkIn(), CareWindow.noEarlierThan(now, step.safety()), step.safety());
  }

  private static PlannedFollowUp followUp(
      String treatment,
      ProtocolPack pack,
      List<Step> steps,
      Instant usefulUntil,
      @Nullable Reason suppressed) {
    var due = steps.getFirst().due();
    var silence =
        steps.stream()
            .map(Step::checkIn)
            .filter(CheckIn::mustAnswer)
            .map(step -> Objects.requireNonNullElse(step.answerWithin(), pack.silence().within()))
            .min(Comparator.naturalOrder());
    return new PlannedFollowUp(
        Purpose.CHECK_IN,
        steps.stream().map(step -> treatment + "/checkin/" + step.checkIn().at().text()).toList(),
        due,
        silence.isPresent() ? due.instant().plus(MUST_ANSWER_USEFUL) : usefulUntil,
        steps.stream().anyMatch(Step::safety),
        silence.orElse(null),
        suppressed);
  }
}
