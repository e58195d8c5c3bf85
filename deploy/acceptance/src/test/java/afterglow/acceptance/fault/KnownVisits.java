package afterglow.acceptance.fault;

import afterglow.acceptance.World;
import afterglow.acceptance.history.UnreadableLine;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

/** The visits that the clients have booked; kept in a file, so that a run can go on. */
final class KnownVisits {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRIES = 40;

  private final Path file;
  private final List<KnownVisit> visits = new ArrayList<>();

  KnownVisits(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      load();
    }
  }

  /** A line of the file; links are secrets of the run, so the history does not have them. */
  record Line(
      UUID id,
      String token,
      String treatment,
      String start,
      String name,
      String email,
      String phone,
      String zone,
      String locale) {
    KnownVisit visit() {
      return new KnownVisit(
          id,
          token,
          treatment,
          new World.Person(name, email, phone, ZoneId.of(zone), locale),
          Instant.parse(start));
    }
  }

  synchronized void add(KnownVisit visit) {
    var person = visit.person();
    var line =
        new Line(
            visit.id(),
            visit.token(),
            visit.treatment(),
            visit.start().toString(),
            person.name(),
            person.email(),
            person.phone(),
            person.zone().getId(),
            person.locale());
    try {
      Files.writeString(
          file,
          JSON.writeValueAsString(line) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    visits.add(visit);
  }

  synchronized int count() {
    return visits.size();
  }

  synchronized List<KnownVisit> all() {
    return List.copyOf(visits);
  }

  /** One of those that are wanted, the younger ones rather, if a few tries find one. */
  synchronized Optional<KnownVisit> any(Random random, Predicate<KnownVisit> wanted) {
    for (var i = 0; i < TRIES && !visits.isEmpty(); i++) {
      var back = (int) (visits.size() * Math.pow(random.nextDouble(), 2));
      var visit = visits.get(visits.size() - 1 - Math.min(back, visits.size() - 1));
      if (wanted.test(visit)) {
        return Optional.of(visit);
      }
    }
    return Optional.empty();
  }

  private void load() {
    try {
      dropTornLine();
      for (var line : Files.readAllLines(file)) {
        visits.add(JSON.readValue(line, Line.class).visit());
      }
    } catch (JsonProcessingException | CharacterCodingException | DateTimeException e) {
      throw new UnreadableLine(file, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the last writer left half done; the next line would be glued to it. */
  private void dropTornLine() throws IOException {
    var bytes = Files.readAllBytes(file);
    var end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end < bytes.length) {
      Files.write(file, Arrays.copyOf(bytes, end));
    }
  }
}
