package afterglow.followup.protocol;

import afterglow.followup.protocol.ImportRefused.Flaw;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** Reads packs (YAML, of which JSON is a part) and refuses what could not work. */
@Singleton
class PackReader {
  private final Validator validator;
  private final ObjectMapper yaml =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Equal packs are equal texts, so that an import can tell whether anything changed. */
  private final ObjectMapper stored =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  PackReader(Validator validator) {
    this.validator = validator;
  }

  ProtocolPack read(InputStream document) {
    var pack = parse(document);
    refuse(
        validator.validate(pack).stream()
            .map(v -> new Flaw(v.getPropertyPath().toString(), v.getMessage()))
            .sorted((a, b) -> a.at().compareTo(b.at()))
            .toList());
    refuse(PackReview.of(pack));
    return pack;
  }

  String store(ProtocolPack pack) {
    try {
      return stored.writeValueAsString(pack);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProtocolPack restore(String text) {
    try {
      return stored.readValue(text, ProtocolPack.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProtocolPack parse(InputStream document) {
    try {
      var tree = yaml.readTree(document);
      if (tree == null || !tree.isObject()) {
        throw new ImportRefused(List.of(new Flaw("file", "is not a pack of protocols")));
      }
      return yaml.treeToValue(tree, ProtocolPack.class);
    } catch (JsonProcessingException e) {
      throw new ImportRefused(List.of(new Flaw(where(e), e.getOriginalMessage())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refuse(List<Flaw> flaws) {
    if (!flaws.isEmpty()) {
      throw new ImportRefused(flaws);
    }
  }

  private static String where(JsonProcessingException e) {
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return mapping.getPath().stream()
          .map(
              step ->
                  step.getFieldName() == null
                      ? "[" + step.getIndex() + "]"
                      : "." + step.getFieldName())
          .collect(Collectors.joining())
          .replaceFirst("^\\.", "");
    }
    return e.getLocation() == null ? "file" : "line " + e.getLocation().getLineNr();
  }
}
