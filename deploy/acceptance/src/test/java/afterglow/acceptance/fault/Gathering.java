package afterglow.acceptance.fault;

import afterglow.acceptance.Databases;
import afterglow.acceptance.Http;
import afterglow.acceptance.history.EndState;
import afterglow.acceptance.history.EndStateReader;
import afterglow.acceptance.history.Evidence;
import afterglow.acceptance.history.FaultJournal;
import afterglow.acceptance.history.History;
import afterglow.acceptance.history.Ledgers;
import afterglow.acceptance.history.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings together all that is known of a run while nothing moves. */
final class Gathering {
  private static final int MOST_PHONES = 100;

  private final Stage stage;
  private final RunFolder folder;
  private final Patients patients;
  private final KnownVisits visits;

  Gathering(Stage stage, RunFolder folder, Patients patients, KnownVisits visits) {
    this.stage = stage;
    this.folder = folder;
    this.patients = patients;
    this.visits = visits;
  }

  Evidence evidence(Evidence.Recovery recovery, Evidence.Extent extent) {
    var reader = new EndStateReader(stage.stack().port("postgresql"), stage.data());
    var http = Http.to(stage.stack().url());
    var before = digest(reader.read());
    var opened = LinksOpened.at(http, stage.stack().url());
    var between = digest(reader.read());
    var forged = ReceiptsForged.at(http, Ledgers.read(stage.data()));
    var end = reader.read();
    var faults = FaultJournal.read(folder.journal());
    return new Evidence(
        History.read(folder.history()),
        end,
        new TopicReader(stage.stack().broker()).read(TopicReader.ALL),
        Ledgers.read(stage.data()),
        faults,
        recovery,
        canaries(),
        artefacts(http),
        List.of(
            new Evidence.Crawl(
                "every kind of link", opened.requests(), opened.accepted(), before, between),
            new Evidence.Crawl(
                "forged callbacks", forged.requests(), forged.accepted(), between, digest(end))),
        faults.stream()
            .flatMap(each -> Optional.ofNullable(each.proof().get(RecordPoisoned.STAYS)).stream())
            .toList(),
        extent);
  }

  /** Of what may not change now; expired holds are tidied away at any time. */
  private static String digest(EndState state) {
    return Calls.digest(
        String.join(
            "\n",
            state.appointments().toString(),
            state.carePlans().toString(),
            state.followUps().toString(),
            state.answers().toString(),
            state.cases().toString(),
            state.messages().toString(),
            state.patients().toString(),
            state.recipients().toString(),
            state.attempts().toString(),
            state.seen().toString(),
            state.parked().toString(),
            String.valueOf(state.outbox().size())));
  }

  private List<String> canaries() {
    var canaries = new ArrayList<String>();
    canaries.add(patients.mark());
    visits.all().stream()
        .flatMap(each -> Optional.ofNullable(each.person().phone()).stream())
        .limit(MOST_PHONES)
        .forEach(canaries::add);
    return canaries;
  }

  private static Path written(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> artefacts(Http http) {
    var artefacts = new ArrayList<>(stage.logs().all());
    for (var service : Databases.SERVICES) {
      var counted = http.get(stage.stack().at(service + "-management") + "/q/metrics").expect(200);
      artefacts.add(written(folder.metrics(service), counted.text()));
    }
    artefacts.add(folder.root().resolve("stack.log"));
    Stream.of("traces.jsonl", "traces-before.jsonl")
        .map(stage.data().resolve("sandbox")::resolve)
        .filter(Files::exists)
        .forEach(artefacts::add);
    return artefacts;
  }
}
