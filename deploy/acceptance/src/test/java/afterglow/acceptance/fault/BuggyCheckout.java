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
      List.of(
          ".mvn",
          "booking-service",
          "followup-service",
          "notification-service",
          "deploy/acceptance/pom.xml",
          "deploy/local/pom.xml",
          "deploy/local/demo");
  private static final String LAUNCHER = "deploy/local/target";

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
    run(root, "rm", "-rf", root.resolve(service).toString(), root.resolve("deploy").toString());
    for (var name : LINKED) {
      if (!name.equals(service)) {
        link(name);
      }
    }
    linkLauncher();
    run(root, "cp", original.resolve("pom.xml").toString(), "pom.xml");
    Files.createDirectories(root.resolve(service));
    for (var part : List.of("src", "pom.xml", "contract", "design")) {
      if (Files.exists(original.resolve(service).resolve(part))) {
        run(root, "cp", "-r", original.resolve(service).resolve(part).toString(), service + "/");
      }
    }
    run(root, "git", "apply", bug.patch().toString());
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

  private void link(String name) throws IOException {
    var link = root.resolve(name);
    Files.createDirectories(link.getParent());
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, original.resolve(name));
  }

  /** The launcher finds the project by where its own classes really lie, so those are copied. */
  private void linkLauncher() throws IOException, InterruptedException {
    try (var built = Files.list(original.resolve(LAUNCHER))) {
      for (var each : built.toList()) {
        if (!each.endsWith("classes")) {
          link(LAUNCHER + "/" + each.getFileName());
        }
      }
    }
    run(root, "cp", "-r", original.resolve(LAUNCHER).resolve("classes").toString(), LAUNCHER);
  }

  private static void run(Path where, String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
    // Else git takes the copy for a part of the project around it, and patches nothing.
    builder.environment().put("GIT_CEILING_DIRECTORIES", where.getParent().toString());
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed:\n" + said);
    }
  }
}
