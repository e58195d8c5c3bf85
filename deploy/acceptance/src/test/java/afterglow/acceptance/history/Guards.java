package afterglow.acceptance.history;

import static afterglow.acceptance.history.FatesNeverRunBack.forged;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a run must have contained for its silence to mean anything. */
final class Guards {
  static final double CONTENTION = 0.20;
  static final double UNKNOWN = 0.01;
  static final double DUPLICATES = 0.001;

  /** A fault may miss, however often it is tried; few may, and never all of a kind. */
  static final double UNPROVEN = 0.05;

  /** Kinds of fault, by how their names begin, that leave clients without an answer. */
  private static final List<String> CUTTING =
      List.of("kill-booking", "kill-launcher", "kill-postgresql", "edge-", "database-away");

  /** Kinds of fault that send what was sent already. */
  private static final List<String> REPEATING = List.of("records-duplicated", "records-replayed");

  private Guards() {}

  static List<String> failing(Evidence evidence) {
    var figures = new Figures(evidence);
    var failing = new ArrayList<String>();
    if (figures.contention() < CONTENTION) {
      failing.add("only %.1f %% of the holds contended".formatted(100 * figures.contention()));
    }
    if (bringAbout(evidence.faults(), CUTTING)
        && (figures.unknown() < UNKNOWN * figures.calls() || figures.unknown() == 0)) {
      failing.add(
          "only %d of %d calls ended unknown".formatted(figures.unknown(), figures.calls()));
    }
    if (bringAbout(evidence.faults(), REPEATING)
        && (figures.duplicates() < DUPLICATES * figures.events() || figures.duplicates() == 0)) {
      failing.add(
          "only %d of %d events came twice".formatted(figures.duplicates(), figures.events()));
    }
    for (var channel : Handover.Channel.values()) {
      if (evidence.handovers().stream().noneMatch(each -> each.channel() == channel)) {
        failing.add("nothing was handed over by " + channel);
      }
    }
    faults(evidence.faults(), failing);
    absent(evidence, failing);
    pointless(evidence.calls(), failing);
    extent(evidence, failing);
    return failing;
  }

  private static boolean bringAbout(List<Fault> faults, List<String> kinds) {
    return faults.stream().anyMatch(each -> kinds.stream().anyMatch(each.kind()::startsWith));
  }

  private static void faults(List<Fault> faults, List<String> failing) {
    if (faults.isEmpty()) {
      failing.add("nothing was done to the system");
    }
    var planned = Fault.byNumber(faults).values();
    var unproven = planned.stream().filter(Guards::missed).map(List::getFirst).toList();
    if (unproven.size() > Math.floor(UNPROVEN * planned.size())) {
      unproven.forEach(
          each ->
              failing.add("fault %s (%s) did not prove itself".formatted(each.id(), each.kind())));
    }
    var proven = faults.stream().filter(Fault::proven).map(Fault::kind).collect(toSet());
    unproven.stream()
        .map(Fault::kind)
        .filter(kind -> !proven.contains(kind))
        .distinct()
        .forEach(kind -> failing.add("no fault " + kind + " proved itself"));
  }

  private static boolean missed(List<Fault> tries) {
    return tries.stream().noneMatch(Fault::proven);
  }

  /** What is not there cannot speak against the system. */
  private static void absent(Evidence evidence, List<String> failing) {
    for (var file : List.of("booking", "followup", "notification", "metrics", "traces")) {
      if (evidence.artefacts().stream().noneMatch(path -> tells(path, file))) {
        failing.add("nothing was written by " + file + " that could be looked through");
      }
    }
    if (evidence.canaries().isEmpty()) {
      failing.add("nothing personal was looked for");
    }
    if (evidence.recovery() == null) {
      failing.add("nobody waited for the system to come to rest");
    }
    if (evidence.crawls().stream().noneMatch(each -> forged(each) && each.requests() > 0)) {
      failing.add("no callback was forged");
    }
    if (evidence.crawls().stream().noneMatch(each -> !forged(each) && mostlyOpened(each))) {
      failing.add("fewer than half of the links opened, or none was there");
    }
  }

  private static boolean mostlyOpened(Evidence.Crawl crawl) {
    return crawl.requests() > 0 && 2 * crawl.accepted() >= crawl.requests();
  }

  private static boolean tells(Path file, String ofWhat) {
    try {
      return file.getFileName().toString().startsWith(ofWhat) && Files.size(file) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A yes of which nobody can say what it was about is held against nothing. */
  private static void pointless(List<Call> calls, List<String> failing) {
    var count =
        calls.stream()
            .filter(Call::ok)
            .filter(
                call ->
                    switch (call.act()) {
                      case BOOK, RESCHEDULE, CANCEL, CONFIRM, ARRIVE, FULFIL, NO_SHOW, ANSWER ->
                          call.appointment().isEmpty();
                      case ACKNOWLEDGE -> call.about().ofCase() == null;
                      case HOLD -> call.answer().id() == null;
                      case LOOK, ADVANCE_CLOCK, OPERATE -> false;
                    })
            .count();
    if (count > 0) {
      failing.add("%d calls that worked do not say on what".formatted(count));
    }
  }

  private static void extent(Evidence evidence, List<String> failing) {
    var extent = evidence.extent();
    if (extent.faultsDone() < extent.faultsAsked()) {
      failing.add(
          "only %d of %d faults were done".formatted(extent.faultsDone(), extent.faultsAsked()));
    }
    if (extent.booked().size() < extent.bookingsAsked()) {
      failing.add(
          "only %d of %d bookings were made"
              .formatted(extent.booked().size(), extent.bookingsAsked()));
    }
    var told =
        evidence.calls().stream()
            .filter(call -> call.ok() && call.act() == Act.BOOK)
            .flatMap(call -> call.appointment().stream())
            .collect(toSet());
    var untold = extent.booked().stream().filter(each -> !told.contains(each)).count();
    if (untold > 0) {
      failing.add("%d bookings are missing from the history".formatted(untold));
    }
  }
}
