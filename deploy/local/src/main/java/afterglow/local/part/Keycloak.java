package afterglow.local.part;

import afterglow.local.DataFolder;
import afterglow.local.Ports;
import afterglow.local.Secrets;
import afterglow.local.process.Errand;
import afterglow.local.process.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keycloak, where staff sign in. Its programs are shared by all stacks of this build; its data and
 * configuration lie in a home folder of this stack, which only points to the programs.
 */
public class Keycloak implements Part {
  private static final List<String> BUILD = List.of("--db=dev-file", "--http-relative-path=/auth");

  private final Path programs;
  private final Path home;
  private final Ports ports;
  private final Secrets secrets;

  public Keycloak(Path programs, DataFolder data, Ports ports, Secrets secrets) {
    this.programs = programs;
    this.home = data.of("keycloak");
    this.ports = ports;
    this.secrets = secrets;
  }

  /** The realm as services reach it. */
  static String direct(Ports ports) {
    return "http://127.0.0.1:" + ports.keycloak() + "/auth/realms/afterglow";
  }

  /** The realm as tokens name it. */
  static String issuer(Ports ports) {
    return ports.publicUrl() + "/auth/realms/afterglow";
  }

  @Override
  public String name() {
    return "keycloak";
  }

  @Override
  public void prepare(Step step) throws IOException, InterruptedException {
    build(programs, step);
    startOverWhenHalfMade();
    Files.createDirectories(home.resolve("conf"));
    Files.createDirectories(home.resolve("data/import"));
    for (var shared : List.of("lib", "providers", "themes")) {
      var link = home.resolve(shared);
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, programs.resolve(shared));
    }
    Files.writeString(home.resolve("data/import/afterglow-realm.json"), realm());
    step.is("starting");
  }

  /** Killed while it made its tables for the first time, it could not go on making them. */
  private void startOverWhenHalfMade() throws IOException {
    if (Files.exists(making())) {
      WholeFolder.delete(home.resolve("data"));
    }
    if (!Files.exists(home.resolve("data/h2"))) {
      Files.createDirectories(home);
      Files.writeString(making(), "Its tables are being made.\n");
    }
  }

  @Override
  public void readied() throws IOException {
    Files.deleteIfExists(making());
  }

  private Path making() {
    return home.resolve("making");
  }

  @Override
  public List<String> command() {
    // Pages are open before anybody can sign in, so this one leaves the processor to the others.
    var command = new ArrayList<>(List.of("nice", "-n", "5"));
    command.addAll(
        java(
            programs,
            home,
            "start",
            "--optimized",
            "--import-realm",
            "--cache=local",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + ports.keycloak(),
            "--http-management-port=" + ports.keycloakManagement(),
            "--hostname=" + ports.publicUrl() + "/auth",
            "--hostname-backchannel-dynamic=true",
            "--proxy-headers=xforwarded",
            "--proxy-trusted-addresses=127.0.0.1"));
    return command;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "KC_BOOTSTRAP_ADMIN_USERNAME",
        "admin",
        "KC_BOOTSTRAP_ADMIN_PASSWORD",
        secrets.of("keycloak.admin"));
  }

  @Override
  public boolean ready() {
    return Listening.ok(ports.keycloak(), "/auth/realms/afterglow");
  }

  /** Keycloak compiles its configuration into itself; done once for all stacks of this build. */
  public static void build(Path programs, Step step) throws IOException, InterruptedException {
    var done = programs.resolve("built");
    new OnceForAll(programs, done)
        .unlessDone(
            () -> {
              step.is("building itself, once");
              restoreShape(programs.resolve("lib/quarkus"), programs.resolve("lib/quarkus.before"));
              var arguments = new ArrayList<>(List.of("build"));
              arguments.addAll(BUILD);
              var command = new ArrayList<>(List.of("nice", "-n", "5"));
              command.addAll(java(programs, programs, arguments.toArray(String[]::new)));
              new Errand(programs.resolve("build.pid")).run(command);
              Files.writeString(done, String.join(" ", BUILD));
            });
  }

  /** A build that was killed leaves files half written that the next one would start from. */
  private static void restoreShape(Path folder, Path before) throws IOException {
    if (!Files.exists(before)) {
      var half = before.resolveSibling("quarkus.half");
      WholeFolder.delete(half);
      WholeFolder.copyFlat(folder, half);
      Files.move(half, before, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    WholeFolder.delete(folder);
    WholeFolder.copyFlat(before, folder);
  }

  private static List<String> java(Path programs, Path home, String... arguments) {
    return JavaProgram.with(
            "-Xms64m",
            "-Xmx300m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+ExitOnOutOfMemoryError",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "-Duser.language=en",
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"))
        .asPart(home)
        .main(
            programs.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            arguments);
  }

  private String realm() throws IOException {
    try (var template = Keycloak.class.getResourceAsStream("/keycloak/afterglow-realm.json")) {
      if (template == null) {
        throw new IOException("The realm is not in the build");
      }
      return new String(template.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@web-client-secret@", secrets.of("web-client"));
    }
  }
}
