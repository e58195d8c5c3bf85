package afterglow.booking.clinic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads set-up files (YAML, of which JSON is a part) and refuses what could not work. */
@Singleton
class FileReader {
  private final Validator validator;
  private final ObjectMapper yaml =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  FileReader(Validator validator) {
    this.validator = validator;
  }

  ClinicFile clinic(InputStream document, String id) {
    var file = valid(read(document, ClinicFile.class));
    var flaws = new ArrayList<ImportRefused.Flaw>();
    if (!file.clinic().equals(id)) {
      flaws.add(flaw("clinic", "is imported as " + id));
    }
    var places = file.locations().stream().map(ClinicFile.Place::code).collect(Collectors.toSet());
    for (var i = 0; i < file.locations().size(); i++) {
      if (60 % file.locations().get(i).gridMinutes() != 0) {
        flaws.add(flaw("locations[" + i + "].gridMinutes", "does not divide an hour"));
      }
    }
    var codes = new HashSet<String>();
    units(file)
        .forEach(
            unit -> {
              if (!places.contains(unit.location())) {
                flaws.add(flaw(unit.code() + ".location", "no location " + unit.location()));
              }
              if (!codes.add(unit.code())) {
                flaws.add(flaw(unit.code(), "is there twice"));
              }
            });
    return unlessFlawed(file, flaws);
  }

  CatalogueFile catalogue(InputStream document) {
    var file = valid(read(document, CatalogueFile.class));
    var flaws = new ArrayList<ImportRefused.Flaw>();
    var codes = new HashSet<String>();
    for (var i = 0; i < file.treatments().size(); i++) {
      var treatment = file.treatments().get(i);
      var at = "treatments[" + i + "]";
      if (!codes.add(treatment.code())) {
        flaws.add(flaw(at + ".code", treatment.code() + " is there twice"));
      }
      var rules = treatment.screening();
      if (rules != null) {
        Stream.of(
                Objects.requireNonNull(rules.stop()),
                Objects.requireNonNull(rules.ask()),
                Objects.requireNonNull(rules.washOut()).keySet())
            .flatMap(java.util.Collection::stream)
            .filter(code -> !file.questions().containsKey(code))
            .forEach(code -> flaws.add(flaw(at + ".screening", "no question " + code)));
      }
      for (var j = 0; j < treatment.segments().size(); j++) {
        for (var need : treatment.segments().get(j).needs()) {
          if (Stream.of(need.practitioner(), need.room(), need.equipment())
                  .filter(Objects::nonNull)
                  .count()
              != 1) {
            flaws.add(
                flaw(
                    at + ".segments[" + j + "].needs",
                    "each names one of practitioner, room, equipment"));
          }
        }
        var needs = treatment.segments().get(j).needs();
        if (new HashSet<>(needs).size() < needs.size()) {
          flaws.add(flaw(at + ".segments[" + j + "].needs", "the same need is there twice"));
        }
      }
      if (treatment.segments().stream().allMatch(part -> Boolean.FALSE.equals(part.patient()))) {
        flaws.add(flaw(at + ".segments", "the patient is in none of them"));
      }
      if (treatment.segments().stream()
          .flatMap(segment -> segment.needs().stream())
          .noneMatch(need -> need.practitioner() != null)) {
        flaws.add(flaw(at + ".segments", "no segment needs a practitioner"));
      }
    }
    return unlessFlawed(file, flaws);
  }

  static Stream<ClinicFile.Entry> units(ClinicFile file) {
    return Stream.of(file.practitioners(), file.rooms(), Objects.requireNonNull(file.equipment()))
        .flatMap(List::stream);
  }

  private <T> T read(InputStream document, Class<T> type) {
    try {
      var file = yaml.readValue(document, type);
      if (file == null) {
        throw new ImportRefused(List.of(flaw("file", "is empty")));
      }
      return file;
    } catch (JsonProcessingException e) {
      throw new ImportRefused(List.of(flaw(where(e), e.getOriginalMessage())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T valid(T file) {
    return unlessFlawed(
        file,
        validator.validate(file).stream()
            .map(v -> flaw(v.getPropertyPath().toString(), v.getMessage()))
            .sorted((a, b) -> a.at().compareTo(b.at()))
            .toList());
  }

  private static <T> T unlessFlawed(T file, List<ImportRefused.Flaw> flaws) {
    if (!flaws.isEmpty()) {
      throw new ImportRefused(flaws);
    }
    return file;
  }

  private static ImportRefused.Flaw flaw(String at, String rule) {
    return new ImportRefused.Flaw(at, rule);
  }

  private static String where(JsonProcessingException e) {
    var line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr();
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      var path =
          mapping.getPath().stream()
              .map(
                  step ->
                      step.getFieldName() == null
                          ? "[" + step.getIndex() + "]"
                          : "." + step.getFieldName())
              .collect(Collectors.joining());
      return line + " " + (path.startsWith(".") ? path.substring(1) : path);
    }
    return line;
  }
}
