package afterglow.followup.protocol;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Clinics with the demo's protocols, or with changed ones. */
@Singleton
public class ClinicFixture {
  private final Protocols protocols;
  private final PackReader reader;

  ClinicFixture(Protocols protocols, PackReader reader) {
    this.protocols = protocols;
    this.reader = reader;
  }

  public void haveProtocols(String clinic) {
    haveProtocols(clinic, text -> text);
  }

  public void haveProtocols(String clinic, UnaryOperator<String> change) {
    try (var document = PackFixture.document("lumen")) {
      var text = change.apply(new String(document.readAllBytes(), StandardCharsets.UTF_8));
      var changed = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
      protocols.keep(clinic, reader.read(changed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
