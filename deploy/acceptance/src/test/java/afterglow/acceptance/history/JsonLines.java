package afterglow.acceptance.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A file of JSON lines that only grows; what was appended survives the death of its writer. */
final class JsonLines implements AutoCloseable {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private final FileChannel file;

  private JsonLines(FileChannel file) {
    this.file = file;
  }

  /** Goes on at the end of the file; a line that its last writer left half done is dropped. */
  static JsonLines append(Path path) {
    try {
      if (path.getParent() != null) {
        Files.createDirectories(path.getParent());
      }
      var file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      var end = wholeLines(file);
      file.truncate(end);
      file.position(end);
      return new JsonLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void add(Object line) {
    try {
      var bytes =
          ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All whole lines; none of a file that is not there. */
  static List<JsonNode> read(Path path) {
    var lines = new ArrayList<JsonNode>();
    if (!Files.exists(path)) {
      return lines;
    }
    try (var reader = Files.newBufferedReader(path)) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.endsWith("}")) {
          lines.add(JSON.readTree(line));
        }
      }
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw new UnreadableLine(path, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  static <T> T as(JsonNode line, Class<T> type) {
    try {
      return JSON.treeToValue(line, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long wholeLines(FileChannel file) throws IOException {
    var end = file.size();
    var one = ByteBuffer.allocate(1);
    while (end > 0) {
      one.clear();
      file.read(one, end - 1);
      if (one.get(0) == '\n') {
        return end;
      }
      end--;
    }
    return 0;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
