package afterglow.acceptance.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The project once more, with a seeded bug in one service and all else linked from the original.
 */
final class BuggyCheckout {
  private static final List<String> LINKED =
      List.of(".mvn", "deploy", "booking-service", "followup-service", "notification-service");

  private final Path original;
  private final Path root;

  BuggyCheckout(Path original, Path root) {
    this.original = original.toAbsolutePath().normalize();
    this.root = root.toAbsolutePath().normalize();
  }

  Path root() {
    return root;
  }

  void build(SeededBug bug) throws IOException, InterruptedException {
    var service = bug.service() + "-service";
    Files.createDirectories(root);
    run(root, "rm", "-rf", root.resolve(service).toString());
    for (var name : LINKED) {
      var link = root.resolve(name);
      Files.deleteIfExists(link);
      if (!name.equals(service)) {
        Files.createSymbolicLink(link, original.resolve(name));
      }
    }
    run(root, "cp", original.resolve("pom.xml").toString(), "pom.xml");
    Files.createDirectories(root.resolve(service));
    for (var part : List.of("src", "pom.xml", "contract", "design")) {
      if (Files.exists(original.resolve(service).resolve(part))) {
        run(root, "cp", "-r", original.resolve(service).resolve(part).toString(), service + "/");
      }
    }
    run(root, "patch", "-p1", "--no-backup-if-mismatch", "-i", bug.patch().toString());
    run(
        root,
        "mvn",
        "-q",
        "-B",
        "-Dmaven.test.skip=true",
        "-Dspotless.check.skip=true",
        "-pl",
        service,
        "package");
  }

  private static void run(Path where, String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed:\n" + said);
    }
  }
}
