package afterglow.booking.impact;

import afterglow.booking.appointment.Appointment;
import afterglow.booking.appointment.BookingRefused;
import afterglow.booking.availability.Availability;
import afterglow.booking.availability.Preference;
import afterglow.booking.availability.Slot;
import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.clinic.Unit;
import afterglow.booking.diary.Asker;
import afterglow.booking.diary.Rule;
import afterglow.booking.idempotency.CreatingCall;
import afterglow.booking.idempotency.CreatingCalls;
import afterglow.booking.staff.StaffAccesses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a change would do to visits to come, makes it, and says which have lost their place.
 */
@ApplicationScoped
@Transactional
class Impacts {
  private static final int WITH_PROPOSALS = 50;

  private final Orphans orphans;
  private final Blocks blocks;
  private final Availability availability;
  private final Clinics clinics;
  private final CreatingCalls calls;
  private final StaffAccesses accesses;
  private final Clock clock;

  Impacts(
      Orphans orphans,
      Blocks blocks,
      Availability availability,
      Clinics clinics,
      CreatingCalls calls,
      StaffAccesses accesses,
      Clock clock) {
    this.orphans = orphans;
    this.blocks = blocks;
    this.availability = availability;
    this.clinics = clinics;
    this.calls = calls;
    this.accesses = accesses;
    this.clock = clock;
  }

  /**
   * A visit that has lost its place, or would.
   *
   * @param rules what it breaks there
   * @param since nothing for one that would
   * @param sameTime whether it could stay at its time with other units
   * @param proposals the nearest free times
   */
  record Affected(
      UUID appointment,
      int version,
      String reference,
      UUID patient,
      String treatment,
      String practitioner,
      OffsetDateTime start,
      Set<Rule> rules,
      @Nullable Instant since,
      boolean sameTime,
      List<Slot> proposals) {}

  List<Block> blocks(Clinic clinic) {
    return blocks.of(clinic.id(), clock.instant());
  }

  /** What a block would do. */
  List<Affected> foreseen(Clinic clinic, Block block) {
    return noted(clinic, shown(clinic, orphans.foreseen(clinic, block)));
  }

  /** What a new set-up would do. */
  Optional<List<Affected>> foreseen(Clinic clinic, InputStream setup) {
    return clinics
        .asItWouldBe(clinic.id(), setup)
        .map(other -> noted(clinic, shown(clinic, orphans.foreseen(other))));
  }

  /** Blocks a unit; what has been blocked by this call before is not blocked twice. */
  UUID block(Clinic clinic, Unit unit, Block block, CreatingCall call) {
    var before = calls.answered(call, UUID.class);
    if (before.isPresent()) {
      return before.get();
    }
    blocks.add(clinic, unit, block);
    orphans.track(clinic);
    calls.remember(call, block.id());
    return block.id();
  }

  /** Gives a unit free again; whether it was blocked like that. */
  boolean unblock(Clinic clinic, UUID block) {
    var removed = blocks.remove(clinic.id(), block);
    orphans.track(clinic);
    return removed;
  }

  /** Those that have lost their place, with where else they could take place. */
  List<Affected> now(Clinic clinic) {
    var tracked = orphans.track(clinic);
    return noted(
        clinic,
        tracked.entrySet().stream()
            .map(orphan -> affected(clinic, orphan.getKey(), orphan.getValue(), tracked.size()))
            .toList());
  }

  private List<Affected> shown(Clinic clinic, List<Impact.Orphan> found) {
    return found.stream().map(orphan -> affected(clinic, orphan, null, found.size())).toList();
  }

  private Affected affected(
      Clinic clinic, Impact.Orphan orphan, @Nullable Instant since, int outOf) {
    var visit = orphan.appointment();
    return new Affected(
        visit.id(),
        visit.version(),
        visit.reference(),
        visit.patient(),
        visit.treatment(),
        visit.practitioner(),
        visit.start().atZone(visit.zone()).toOffsetDateTime(),
        orphan.rules(),
        since,
        since != null && canStay(clinic, visit),
        since == null || outOf > WITH_PROPOSALS ? List.of() : proposals(clinic, visit));
  }

  private boolean canStay(Clinic clinic, Appointment visit) {
    var here = new Preference(visit.practitioner(), visit.location(), Asker.of(visit.id()));
    return clinic.treatment(visit.treatment()).stream()
        .flatMap(t -> availability.whyNot(clinic, t, visit.start(), here).values().stream())
        .anyMatch(
            why ->
                why.stream()
                    .allMatch(
                        blocked -> blocked.rule() == Rule.NOTICE || blocked.rule() == Rule.GRID));
  }

  private List<Slot> proposals(Clinic clinic, Appointment visit) {
    var preference = Preference.ofMoving(visit.id(), visit.location());
    return clinic
        .treatment(visit.treatment())
        .map(t -> availability.nearest(clinic, t, visit.start(), preference))
        .orElseThrow(BookingRefused.UnknownTreatment::new);
  }

  private List<Affected> noted(Clinic clinic, List<Affected> affected) {
    accesses.saw("orphans.read", clinic.id(), patients(affected), affected.size());
    return affected;
  }

  private static Collection<UUID> patients(List<Affected> affected) {
    return affected.stream().map(Affected::patient).distinct().toList();
  }
}
