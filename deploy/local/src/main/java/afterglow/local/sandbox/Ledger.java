package afterglow.local.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BiConsumer;

/** A file of JSON lines that only grows; a line is in the file when {@link #append} returns. */
class Ledger implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel file;
  private long end;

  Ledger(Path path) throws IOException {
    this.file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    this.end = dropTornLine();
  }

  /** Where a line begins and how long it is. */
  record Line(long at, int length) {}

  synchronized Line append(JsonNode entry) {
    try {
      var bytes = JSON.writeValueAsBytes(entry);
      var line = ByteBuffer.allocate(bytes.length + 1).put(bytes).put((byte) '\n').flip();
      var at = end;
      while (line.hasRemaining()) {
        end += file.write(line, end);
      }
      return new Line(at, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox cannot write its ledger", e);
    }
  }

  JsonNode read(Line line) {
    try {
      var bytes = ByteBuffer.allocate(line.length());
      while (bytes.hasRemaining() && file.read(bytes, line.at() + bytes.position()) >= 0) {
        // Reads until the line is whole.
      }
      return JSON.readTree(bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox cannot read its ledger", e);
    }
  }

  /** Every line from the first on. */
  void each(BiConsumer<Line, JsonNode> reader) throws IOException {
    var at = 0L;
    var pending = new java.io.ByteArrayOutputStream();
    var buffer = ByteBuffer.allocate(1 << 16);
    var position = 0L;
    while (position < end) {
      buffer.clear();
      var count = file.read(buffer, position);
      if (count < 0) {
        return;
      }
      for (var i = 0; i < count; i++) {
        if (buffer.get(i) == '\n') {
          reader.accept(new Line(at, pending.size()), JSON.readTree(pending.toByteArray()));
          at = position + i + 1;
          pending.reset();
        } else {
          pending.write(buffer.get(i));
        }
      }
      position += count;
    }
  }

  /** A line cut off by the end of its process was never answered for, so it does not count. */
  private long dropTornLine() throws IOException {
    var length = file.size();
    var one = ByteBuffer.allocate(1);
    while (length > 0) {
      one.clear();
      file.read(one, length - 1);
      if (one.get(0) == '\n') {
        break;
      }
      length--;
    }
    file.truncate(length);
    return length;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
