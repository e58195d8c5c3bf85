package afterglow.booking.clinic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A set-up file as it was written, with the lines on which things stand, and what was found wrong
 * with it. It is kept as it is, so that what is exported equals what was imported.
 */
final class SetupDocument {
  private static final Pattern NAMES_NO_PLACE = Pattern.compile("(\\.?<[^>]*>|\\[\\])");

  private final String file;
  private final JsonNode tree;
  private final Map<String, Integer> lines;
  private final List<ImportRefused.Flaw> flaws = new ArrayList<>();

  private SetupDocument(String file, JsonNode tree, Map<String, Integer> lines) {
    this.file = file;
    this.tree = tree;
    this.lines = lines;
  }

  /**
   * Reads YAML, of which JSON is a part.
   *
   * @throws ImportRefused when it is neither
   */
  static SetupDocument read(String file, InputStream text, ObjectMapper yaml) {
    try {
      var bytes = text.readAllBytes();
      var tree = yaml.readTree(bytes);
      if (tree == null || !tree.isObject()) {
        throw new ImportRefused(
            List.of(new ImportRefused.Flaw(file, null, "file", "has nothing in it to import")));
      }
      return new SetupDocument(file, tree, lines(bytes, yaml));
    } catch (JsonProcessingException e) {
      throw new ImportRefused(
          List.of(
              new ImportRefused.Flaw(
                  file,
                  e.getLocation() == null ? null : e.getLocation().getLineNr(),
                  "file",
                  e.getOriginalMessage())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Integer> lines(byte[] text, ObjectMapper yaml) throws IOException {
    var lines = new HashMap<String, Integer>();
    try (var parser = yaml.createParser(text)) {
      while (parser.nextToken() != null) {
        lines.putIfAbsent(
            parser.getParsingContext().pathAsPointer().toString(),
            parser.currentTokenLocation().getLineNr());
      }
    }
    return lines;
  }

  /** The document as data. */
  JsonNode tree() {
    return tree;
  }

  /**
   * Reads it as something.
   *
   * @throws ImportRefused naming the first thing that does not fit
   */
  <T> T as(Class<T> type, ObjectMapper yaml) {
    try {
      return yaml.treeToValue(tree, type);
    } catch (JsonMappingException e) {
      var at = new StringBuilder();
      for (var step : e.getPath()) {
        at.append(
            step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
      }
      flaw(at.toString().replaceFirst("^\\.", ""), rule(e));
      throw new ImportRefused(flaws);
    } catch (JsonProcessingException e) {
      flaw("file", e.getOriginalMessage());
      throw new ImportRefused(flaws);
    }
  }

  /** What our own types say is wrong is said as they say it. */
  private static String rule(JsonMappingException e) {
    var cause = e.getCause();
    return cause instanceof IllegalArgumentException && cause.getMessage() != null
        ? cause.getMessage()
        : e.getOriginalMessage().lines().findFirst().orElse("cannot be read");
  }

  void flaw(String at, String rule) {
    flaws.add(new ImportRefused.Flaw(file, line(at), at, rule));
  }

  /** Of a thing that is not there the line of what it should be in. */
  private Integer line(String at) {
    var path = NAMES_NO_PLACE.matcher(at).replaceAll("");
    var pointer = "/" + path.replace("[", "/").replace("]", "").replace(".", "/");
    while (!lines.containsKey(pointer) && !pointer.isEmpty()) {
      pointer = pointer.substring(0, pointer.lastIndexOf('/'));
    }
    return Objects.requireNonNullElse(lines.get(pointer), 1);
  }

  /**
   * Ends the reading.
   *
   * @throws ImportRefused when anything is wrong
   */
  void refuseFlaws() {
    if (!flaws.isEmpty()) {
      throw new ImportRefused(
          flaws.stream()
              .sorted(
                  java.util.Comparator.comparing(
                          (ImportRefused.Flaw flaw) -> Objects.requireNonNullElse(flaw.line(), 0))
                      .thenComparing(ImportRefused.Flaw::at))
              .toList());
    }
  }
}
