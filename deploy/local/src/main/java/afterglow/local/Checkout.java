package afterglow.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Where the built parts lie in the project's folder. */
public record Checkout(Path root) {

  /** The project that these classes were built in. */
  static Checkout ofThisBuild() {
    try {
      var classes =
          Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Checkout(classes.resolve("../../../..").normalize());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public Path service(String name) {
    return root.resolve(name + "-service/target/quarkus-app/quarkus-run.jar");
  }

  /** The folder of a program that the build has unpacked. */
  public Path program(String name) {
    return root.resolve("deploy/local/target").resolve(versions().getProperty(name));
  }

  /** The demo clinics, one folder each, in a constant order. */
  public List<Path> demo() {
    var demo = root.resolve("deploy/local/demo");
    if (!Files.isDirectory(demo)) {
      return List.of();
    }
    try (var folders = Files.list(demo)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties versions() {
    try (var file = Checkout.class.getResourceAsStream("/versions.properties")) {
      var versions = new Properties();
      versions.load(file);
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
