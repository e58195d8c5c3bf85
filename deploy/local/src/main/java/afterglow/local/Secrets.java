package afterglow.local;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The secrets of one stack, made at random when first asked for and kept in a file that only its
 * owner reads. They reach other processes by environment, never on a command line.
 */
public class Secrets {
  private final Path file;
  private final Properties known = new Properties();

  public Secrets(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try {
        known.load(new StringReader(Files.readString(file)));
      } catch (IOException | IllegalArgumentException e) {
        throw new Refusal(
            "The secrets in "
                + file
                + " cannot be read ("
                + e.getMessage()
                + "). Put the file back as it was, or begin anew with ./afterglow up --fresh.",
            e);
      }
    }
  }

  /** 32 hex digits. */
  public synchronized String of(String name) {
    var secret = known.getProperty(name);
    if (secret == null) {
      var bytes = new byte[16];
      new SecureRandom().nextBytes(bytes);
      secret = HexFormat.of().formatHex(bytes);
      known.setProperty(name, secret);
      save();
    }
    return secret;
  }

  private void save() {
    try {
      var text = new StringWriter();
      known.store(text, null);
      var next = file.resolveSibling(file.getFileName() + ".next");
      Files.deleteIfExists(next);
      Files.createFile(
          next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(next, text.toString());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Refusal("The secrets cannot be written to " + file + ": " + e.getMessage(), e);
    }
  }
}
