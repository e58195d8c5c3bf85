package afterglow.acceptance.fault;

import static java.util.stream.Collectors.joining;

import afterglow.acceptance.Eventually;
import afterglow.acceptance.history.Checker;
import afterglow.acceptance.history.Evidence;
import afterglow.acceptance.history.Fault;
import afterglow.acceptance.history.FaultJournal;
import afterglow.acceptance.history.FoundViolations;
import afterglow.acceptance.history.History;
import afterglow.acceptance.history.Report;
import afterglow.acceptance.history.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * One run: load, one fault after the other, rest, judgement. A run that was interrupted goes on
 * with the fault after the last that is in its journal.
 */
final class Round implements AutoCloseable {
  private static final Duration REST = Duration.ofSeconds(60);
  private static final Duration WARM_UP = Duration.ofSeconds(90);
  private static final int WARM = 20;
  private static final int TRIES = 3;

  /** Far longer than the system takes to get over any fault. */
  private static final Duration STALLED = Duration.ofMinutes(5);

  private final Order order;
  private final RunFolder folder;
  private final Consumer<String> says;
  private final Stage stage;
  private final FoundViolations found;
  private final KnownVisits visits;
  private final Patients patients;
  private final StaffAccounts staff;
  private final MovedClock clock;
  private final Tally tally = Tally.empty();
  private final List<Schedule.Planned> schedule;

  /** What came out of a run. */
  record Outcome(Evidence evidence, List<Violation> violations, Report report) {
    /** Which processes lived before and after each time the database was away. */
    String away() {
      return evidence.faults().stream()
          .filter(fault -> fault.kind().equals(FaultKind.DATABASE_AWAY.wireName()))
          .map(fault -> "  fault %s %s%n".formatted(fault.id(), fault.proof()))
          .collect(joining());
    }

    boolean clean() {
      return violations.isEmpty();
    }
  }

  /**
   * @param checkout the project whose system is hurt
   */
  Round(Order order, RunFolder folder, Consumer<String> says, Path checkout) {
    this.order = order;
    this.folder = folder;
    this.says = says;
    this.schedule = order.schedule().faults();
    this.stage = new Stage(checkout, order.port(), folder);
    this.found = FoundViolations.in(folder.violations());
    this.visits = new KnownVisits(folder.visits());
    this.patients = new Patients(order.seed(), visits.count() * 2);
    this.staff = new StaffAccounts(stage);
    this.clock = new MovedClock(stage.http());
  }

  Outcome run() throws Exception {
    says.accept("Starting the system");
    var took = stage.start();
    says.accept("It is up after %d s".formatted(took.toSeconds()));
    ProvingClinic.write(folder.clinic(), stage.stack().root().resolve("deploy/local/demo/lumen"));
    stage.stack().bring(folder.clinic());
    staff.create();
    clock.read();
    try (var history = History.append(folder.history(), clock::now);
        var journal = FaultJournal.append(folder.journal());
        var workload = workload(company(history))) {
      workload.start();
      Eventually.comesTrue(WARM_UP, () -> visits.count() >= WARM);
      return go(journal, workload);
    }
  }

  private Company company(History history) {
    return new Company(
        stage.http(),
        new Calls(history),
        new FreeStarts(stage.http()),
        new CheckInLinks(stage),
        visits,
        patients,
        staff,
        clock,
        tally);
  }

  private Workload workload(Company company) {
    return new Workload(company, order.seed() + visits.count(), order.clients(), order.pause());
  }

  private Outcome go(FaultJournal journal, Workload workload) throws Exception {
    var begun = System.nanoTime();
    var injections = new Injections(stage, visits);
    var known = found.all().size();
    if (known > 0) {
      says.accept("%d violations are known of this run already".formatted(known));
    }
    for (var planned : schedule.subList(Math.min(done(), schedule.size()), schedule.size())) {
      if (System.nanoTime() - begun > order.most().toNanos()) {
        return judge(workload, done(), order.bookings());
      }
      var dice = new Random(planned.dice());
      Thread.sleep(1_500 + dice.nextInt(2_500));
      if (planned.number() == schedule.size()) {
        awaitBookings();
      }
      inject(journal, planned, injections);
      if (planned.number() % order.checkEvery() == 0 && planned.number() < schedule.size()) {
        var outcome = judge(workload, planned.number(), 0);
        if (outcome.violations().size() > known) {
          return outcome;
        }
        says.accept("Checked at fault %d: no new violation".formatted(planned.number()));
        workload.resume();
      }
    }
    return judge(workload, schedule.size(), order.bookings());
  }

  /** How many of the planned faults lie behind us, each of them tried as often as it needed. */
  private int done() {
    return (int)
        FaultJournal.read(folder.journal()).stream()
            .filter(fault -> fault.ended() != null)
            .map(fault -> fault.id().split("-", 2)[0])
            .distinct()
            .count();
  }

  /** The last fault comes when enough has been booked, or nobody books any more. */
  private void awaitBookings() throws InterruptedException {
    var booked = visits.count();
    while (booked < order.bookings()) {
      var before = booked;
      if (!Eventually.comesTrue(STALLED, () -> visits.count() > before)) {
        says.accept(
            "No booking for %d s, at %d of %d; judging what there is"
                .formatted(STALLED.toSeconds(), before, order.bookings()));
        return;
      }
      booked = visits.count();
    }
  }

  /** Some miss: nothing was on the line that they cut, or nobody there whom they meant. */
  private void inject(FaultJournal journal, Schedule.Planned planned, Injections injections)
      throws InterruptedException {
    for (var time = 0; time < TRIES; time++) {
      var id = time == 0 ? "" + planned.number() : planned.number() + "-" + time;
      var injection = injections.of(planned.again(time));
      var begun = System.nanoTime();
      var fault = journal.began(id, planned.kind().wireName(), injection.target());
      var proof = carryOut(injection);
      found.add(injection.broken());
      var ended = journal.ended(fault, proof.facts(), proof.enough());
      tell(ended, begun);
      if (ended.proven()) {
        return;
      }
    }
  }

  private Injection.Proof carryOut(Injection injection) throws InterruptedException {
    try {
      injection.begin();
      Thread.sleep(injection.lasts());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | AssertionError e) {
      says.accept("  it could not be done: " + e);
    }
    try {
      injection.end();
      return injection.proof();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | AssertionError e) {
      return new Injection.Proof(Map.of("failed", String.valueOf(e)), false);
    }
  }

  private void tell(Fault fault, long begun) {
    says.accept(
        String.format(
            Locale.ROOT,
            "fault %5s/%d  %-28s %-38s %5.1f s  %s  %d bookings",
            fault.id(),
            order.faults(),
            fault.kind(),
            fault.target(),
            (System.nanoTime() - begun) / 1e9,
            fault.proven() ? "proven  " : "UNPROVEN " + fault.proof(),
            visits.count()));
  }

  /** Holds everything still, waits until the system has come to rest and looks at all there is. */
  private Outcome judge(Workload workload, int faultsAsked, int bookingsAsked) throws Exception {
    var healed = Instant.now();
    workload.hold();
    var begun = System.nanoTime();
    var settled = comesToRest();
    says.accept(
        settled
            ? "At rest %d s after the last fault"
                .formatted((System.nanoTime() - begun) / 1_000_000_000)
            : "NOT at rest after " + REST.toSeconds() + " s: " + waitingFor());
    var recovery = new Evidence.Recovery(healed, settled ? Instant.now() : null);
    note(workload.signsOfLife().missing());
    // What staff did last can be taken back for three minutes, and is told only then.
    clock.advance(Duration.ofMinutes(5));
    if (settled && !comesToRest()) {
      note(List.of(SignsOfLife.violation("what was done after it", waitingFor())));
    }
    var booked = visits.all().stream().map(KnownVisit::id).toList();
    var extent = new Evidence.Extent(faultsAsked, done(), bookingsAsked, booked);
    var evidence = new Gathering(stage, folder, patients, visits).evidence(recovery, extent);
    note(Checker.check(evidence));
    note(Deadlocks.in(stage.logs().all()));
    return new Outcome(evidence, found.all(), new Report(evidence, found.all()));
  }

  private void note(List<Violation> violations) {
    found.add(
        violations.stream().filter(each -> !order.besides().contains(each.invariant())).toList());
  }

  private boolean comesToRest() throws InterruptedException {
    return Eventually.comesTrue(
        REST, () -> stage.http().get("/dev/settled?timeout=PT5S").status() == 200);
  }

  private String waitingFor() {
    try {
      return stage.http().get("/dev/settled?timeout=PT1S").body().path("detail").asText();
    } catch (java.io.UncheckedIOException e) {
      return "nobody answers";
    }
  }

  @Override
  public void close() {
    stage.close();
  }
}
