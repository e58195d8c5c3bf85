package afterglow.local.part;

import afterglow.local.DataFolder;
import afterglow.local.Ports;
import afterglow.local.Secrets;
import afterglow.local.process.Part;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    if (Files.exists(done)) {
      return;
    }
    step.is("building itself, once");
    try (var channel =
            FileChannel.open(
                programs.resolve("build.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var alone = channel.lock()) {
      if (Files.exists(done) || !alone.isValid()) {
        return;
      }
      var arguments = new ArrayList<>(List.of("build"));
      arguments.addAll(BUILD);
      var command = new ArrayList<>(List.of("nice", "-n", "5"));
      command.addAll(java(programs, programs, arguments.toArray(String[]::new)));
      var build = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        var output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (build.waitFor() != 0) {
          throw new IOException("Keycloak cannot build itself:\n" + output);
        }
        Files.writeString(done, String.join(" ", BUILD));
      } finally {
        build.destroyForcibly();
      }
    }
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
