package afterglow.followup.protocol;

import jakarta.validation.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The demo clinics' protocols, read as an import reads them. */
public final class PackFixture {
  private static final PackReader READER =
      new PackReader(Validation.buildDefaultValidatorFactory().getValidator());

  private PackFixture() {}

  public static ProtocolPack lumen() {
    return of("lumen");
  }

  public static ProtocolPack of(String clinic) {
    try (var document = document(clinic)) {
      return READER.read(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static InputStream document(String clinic) throws IOException {
    return Files.newInputStream(Path.of("..", "deploy", "local", "demo", clinic, "protocols.yaml"));
  }
}
