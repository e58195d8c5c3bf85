package afterglow.booking.diary;

import afterglow.booking.clinic.Need;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Unit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** One unit for each need of a visit, and where others have to go for it. */
public final class Seating {
  private final Need treating;
  private final Map<Need, List<TimeRange>> times;
  private final Map<UnitSearch.Seat, Unit> seats;

  Seating(Need treating, Map<Need, List<TimeRange>> times, Map<UnitSearch.Seat, Unit> seats) {
    this.treating = treating;
    this.times = times;
    this.seats = seats;
  }

  /** What is to be claimed of a unit, and for which need. */
  public record Claimed(long unit, TimeRange time, Need need) {}

  /** Another visit's unit for a need, and the one that it gets instead, at the same times. */
  public record Move(UUID holder, Need need, List<TimeRange> times, long from, Unit to) {}

  /** Who treats. */
  public Unit practitioner() {
    return visitors()
        .filter(seat -> seat.getKey().need().equals(treating))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  /** What has to be claimed for the visit itself. */
  public List<Claimed> claims() {
    return visitors()
        .flatMap(
            seat ->
                times.getOrDefault(seat.getKey().need(), List.of()).stream()
                    .map(t -> new Claimed(seat.getValue().id(), t, seat.getKey().need())))
        .toList();
  }

  /** Which other visits have to make room. */
  public List<Move> moves() {
    return seats.entrySet().stream()
        .filter(seat -> seat.getKey().holder() != null)
        .map(
            seat ->
                new Move(
                    Objects.requireNonNull(seat.getKey().holder()),
                    seat.getKey().need(),
                    seat.getKey().times(),
                    seat.getKey().unit(),
                    seat.getValue()))
        .toList();
  }

  private Stream<Map.Entry<UnitSearch.Seat, Unit>> visitors() {
    return seats.entrySet().stream().filter(seat -> seat.getKey().holder() == null);
  }
}
