package afterglow.acceptance.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells one build of the system from another: a digest of all programs that are run. */
final class BuildDigest {
  private static final List<String> PROGRAMS =
      List.of(
          "booking-service/target/quarkus-app",
          "followup-service/target/quarkus-app",
          "notification-service/target/quarkus-app",
          "deploy/local/target/classes");

  private BuildDigest() {}

  static String of(Path checkout) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var program : PROGRAMS) {
        add(checkout.resolve(program), digest);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 12);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static void add(Path folder, MessageDigest digest) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(folder.relativize(file).toString().getBytes());
        digest.update(Files.readAllBytes(file));
      }
    }
  }
}
