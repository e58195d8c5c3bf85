package afterglow.booking.clinic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads set-up files (YAML, of which JSON is a part) and refuses what could not work. */
@Singleton
class FileReader {
  private final Validator validator;
  private final ObjectMapper yaml =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  FileReader(Validator validator) {
    this.validator = validator;
  }

  /**
   * A file that can be kept.
   *
   * @param document as it was written
   */
  record Read<T>(T file, JsonNode document) {}

  Read<ClinicFile> clinic(InputStream text, String id) {
    var document = SetupDocument.read("clinic.yaml", text, yaml);
    var file = valid(document, ClinicFile.class);
    if (!file.clinic().equals(id)) {
      document.flaw("clinic", "is imported as " + id);
    }
    for (var i = 0; i < file.locations().size(); i++) {
      if (60 % file.locations().get(i).gridMinutes() != 0) {
        document.flaw("locations[" + i + "].gridMinutes", "does not divide an hour");
      }
    }
    var places = file.locations().stream().map(ClinicFile.Place::code).collect(Collectors.toSet());
    if (places.size() < file.locations().size()) {
      document.flaw("locations", "two have the same code");
    }
    var codes = new HashSet<String>();
    checkUnits(document, "practitioners", file.practitioners(), places, codes);
    checkUnits(document, "rooms", file.rooms(), places, codes);
    checkUnits(document, "equipment", Objects.requireNonNull(file.equipment()), places, codes);
    document.refuseFlaws();
    return new Read<>(file, document.tree());
  }

  private static void checkUnits(
      SetupDocument document,
      String list,
      List<ClinicFile.Entry> units,
      Set<String> places,
      Set<String> codes) {
    for (var i = 0; i < units.size(); i++) {
      var at = list + "[" + i + "]";
      if (!places.contains(units.get(i).location())) {
        document.flaw(at + ".location", "no location " + units.get(i).location());
      }
      if (!codes.add(units.get(i).code())) {
        document.flaw(at + ".code", units.get(i).code() + " is there twice");
      }
    }
  }

  Read<CatalogueFile> catalogue(InputStream text) {
    var document = SetupDocument.read("catalogue.yaml", text, yaml);
    var file = valid(document, CatalogueFile.class);
    var codes = new HashSet<String>();
    for (var i = 0; i < file.treatments().size(); i++) {
      var treatment = file.treatments().get(i);
      var at = "treatments[" + i + "]";
      if (!codes.add(treatment.code())) {
        document.flaw(at + ".code", treatment.code() + " is there twice");
      }
      checkScreening(document, at + ".screening", treatment.screening(), file.questions().keySet());
      checkSeries(document, at + ".series", treatment.series());
      checkSegments(document, at + ".segments", treatment.segments());
    }
    document.refuseFlaws();
    return new Read<>(file, document.tree());
  }

  private static void checkScreening(
      SetupDocument document,
      String at,
      CatalogueFile.@Nullable Rules rules,
      Set<String> questions) {
    if (rules == null) {
      return;
    }
    var seen = new HashSet<String>();
    checkCodes(document, at + ".stop", Objects.requireNonNull(rules.stop()), questions, seen);
    checkCodes(document, at + ".ask", Objects.requireNonNull(rules.ask()), questions, seen);
    checkCodes(document, at + ".info", Objects.requireNonNull(rules.info()), questions, seen);
    Objects.requireNonNull(rules.washOut())
        .forEach(
            (code, period) -> {
              if (!questions.contains(code)) {
                document.flaw(at + ".wait." + code, "no question " + code);
              }
              if (!seen.add(code)) {
                document.flaw(at + ".wait." + code, code + " has another rule already");
              }
              if (period.isNegative() || period.isZero()) {
                document.flaw(at + ".wait." + code, "is no time to wait");
              }
            });
  }

  private static void checkCodes(
      SetupDocument document,
      String at,
      List<String> codes,
      Set<String> questions,
      Set<String> seen) {
    for (var i = 0; i < codes.size(); i++) {
      if (!questions.contains(codes.get(i))) {
        document.flaw(at + "[" + i + "]", "no question " + codes.get(i));
      }
      if (!seen.add(codes.get(i))) {
        document.flaw(at + "[" + i + "]", codes.get(i) + " has another rule already");
      }
    }
  }

  private static void checkSeries(
      SetupDocument document, String at, CatalogueFile.@Nullable Series series) {
    if (series == null) {
      return;
    }
    if (series.sessions().getFirst() > series.sessions().getLast()) {
      document.flaw(at + ".sessions", "the least comes first");
    }
    if (series.interval() == null && series.sessions().getLast() > 1) {
      document.flaw(at, "says no interval between its sessions");
    }
  }

  private static void checkSegments(
      SetupDocument document, String at, List<CatalogueFile.Part> segments) {
    for (var i = 0; i < segments.size(); i++) {
      var needs = segments.get(i).needs();
      if (needs.stream().anyMatch(need -> kinds(need) != 1)) {
        document.flaw(at + "[" + i + "].needs", "each names one of practitioner, room, equipment");
      }
      if (new HashSet<>(needs).size() < needs.size()) {
        document.flaw(at + "[" + i + "].needs", "the same need is there twice");
      }
    }
    if (segments.stream().allMatch(part -> Boolean.FALSE.equals(part.patient()))) {
      document.flaw(at, "the patient is in none of them");
    }
    if (segments.stream()
        .flatMap(part -> part.needs().stream())
        .noneMatch(need -> need.practitioner() != null)) {
      document.flaw(at, "no segment needs a practitioner");
    }
  }

  private static long kinds(CatalogueFile.NeedEntry need) {
    return Stream.of(need.practitioner(), need.room(), need.equipment())
        .filter(Objects::nonNull)
        .count();
  }

  /** As a file says it. */
  String written(JsonNode document) {
    try {
      return yaml.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<ClinicFile.Entry> units(ClinicFile file) {
    return Stream.of(file.practitioners(), file.rooms(), Objects.requireNonNull(file.equipment()))
        .flatMap(List::stream);
  }

  private <T> T valid(SetupDocument document, Class<T> type) {
    var file = document.as(type, yaml);
    validator
        .validate(file)
        .forEach(v -> document.flaw(v.getPropertyPath().toString(), v.getMessage()));
    document.refuseFlaws();
    return file;
  }
}
