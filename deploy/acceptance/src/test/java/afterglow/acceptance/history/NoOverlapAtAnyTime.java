package afterglow.acceptance.history;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The diary replayed from what was published: no practitioner had two visits at once at any
 * version. Which part of a visit takes the practitioner is learnt from the claims that are left, so
 * visits of a treatment of which none is left are not looked at; nor are rooms, devices and holds,
 * which events do not name, and overlaps that stood for less than {@link #ALLOWANCE}.
 */
final class NoOverlapAtAnyTime {
  /** Copies of a service learn of a moved clock one after the other. */
  private static final Duration ALLOWANCE = Duration.ofSeconds(2);

  private final Run run;
  private final Map<String, Part> parts = new HashMap<>();

  /** Of a treatment, the part that takes its practitioner. */
  private record Part(Duration from, Duration to) {}

  /** A practitioner's time from one version of an appointment to the one that gave it up. */
  record Stay(
      Event by, String practitioner, Instant from, Instant to, Instant taken, Instant given) {}

  NoOverlapAtAnyTime(Run run) {
    this.run = run;
    for (var claim : run.end().claims()) {
      var appointment = run.appointment(claim.holder());
      if (appointment != null && claim.unit().equals(appointment.practitioner())) {
        var part =
            new Part(
                Duration.between(appointment.start(), claim.from()),
                Duration.between(appointment.start(), claim.to()));
        parts.merge(
            appointment.clinic() + "/" + appointment.treatment(),
            part,
            (one, other) -> one.to().compareTo(other.to()) > 0 ? one : other);
      }
    }
  }

  List<Violation> check(Invariant invariant) {
    var violations = new ArrayList<Violation>();
    stays().stream()
        .collect(groupingBy(stay -> stay.by().clinic() + "/" + stay.practitioner()))
        .forEach((practitioner, stays) -> sweep(invariant, practitioner, stays, violations));
    return violations;
  }

  private List<Stay> stays() {
    var stays = new ArrayList<Stay>();
    for (var versions : run.firsts(Event.APPOINTMENTS).values()) {
      Event held = null;
      for (var event : versions.values()) {
        if (event.is("booked", "rescheduled", "cancelled")) {
          add(stays, held, event.at());
          held = event.is("cancelled") ? null : event;
        }
      }
      add(stays, held, Instant.MAX);
    }
    return stays;
  }

  private void add(List<Stay> stays, @Nullable Event held, Instant given) {
    if (held == null) {
      return;
    }
    var part = parts.get(held.clinic() + "/" + held.data().path("treatment").asText());
    if (part != null) {
      var start = held.instant("start");
      stays.add(
          new Stay(
              held,
              held.data().path("practitioner").asText(),
              start.plus(part.from()),
              start.plus(part.to()),
              run.clocks().real(held.at()),
              given.equals(Instant.MAX) ? given : run.clocks().real(given)));
    }
  }

  private static void sweep(
      Invariant invariant, String practitioner, List<Stay> stays, List<Violation> violations) {
    var open = new ArrayList<Stay>();
    for (var stay : stays.stream().sorted(Comparator.comparing(Stay::from)).toList()) {
      open.removeIf(other -> !other.to().isAfter(stay.from()));
      for (var other : open) {
        if (together(stay, other)) {
          violations.add(
              invariant.violation(
                  practitioner,
                  "%s and %s both had it from %s"
                      .formatted(other.by().subject(), stay.by().subject(), stay.from())));
        }
      }
      open.add(stay);
    }
  }

  private static boolean together(Stay one, Stay other) {
    return !one.by().subject().equals(other.by().subject())
        && one.taken().plus(ALLOWANCE).isBefore(other.given())
        && other.taken().plus(ALLOWANCE).isBefore(one.given());
  }
}
