package afterglow.booking.appointment;

import afterglow.booking.clinic.TimeRange;
import afterglow.booking.diary.ClaimKind;
import afterglow.booking.diary.Holding;
import afterglow.booking.diary.Seating;
import java.util.ArrayList;
import java.util.List;

/**
 * What an appointment has to have so that its changes can be taken back one after the other: its
 * own time, and of what it had before each change as much as it does not have anyway.
 */
final class KeptClaims {
  private KeptClaims() {}

  /**
   * @param own what the appointment claims now
   * @param undos what can be taken back, the newest first
   */
  static List<Holding> of(List<Seating.Claimed> own, List<Undo> undos) {
    var holdings = new ArrayList<>(Holding.booked(own));
    for (var undo : undos) {
      for (var claim : undo.claims()) {
        for (var rest : without(claim, holdings)) {
          holdings.add(new Holding(claim.unit(), rest, claim.need(), ClaimKind.UNDO, undo.until()));
        }
      }
    }
    return holdings;
  }

  private static List<TimeRange> without(Seating.Claimed claim, List<Holding> had) {
    var rest = List.of(claim.time());
    for (var holding : had) {
      if (holding.unit() == claim.unit()) {
        rest = rest.stream().flatMap(time -> time.without(holding.time()).stream()).toList();
      }
    }
    return rest;
  }
}
