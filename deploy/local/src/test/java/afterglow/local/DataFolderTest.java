package afterglow.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path folder;

  /** Another process that takes the data and keeps it until its input ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      var data = new DataFolder(Path.of(arguments[0]));
      data.create();
      var locked = data.lock();
      System.gc();
      System.out.println(locked);
      System.in.read();
      data.unlock();
    }
  }

  @Test
  void belongsToOneStackAtATime() throws Exception {
    var other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.resolve("data").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals("true", other.inputReader().readLine());
    var data = new DataFolder(folder.resolve("data"));

    assertFalse(data.lock());
    other.destroyForcibly().waitFor();
    assertTrue(data.lock(), "the lock of a killed process is free");
    data.unlock();
  }

  @Test
  void hasNoCommaInItsPathSinceKafkaWouldTakeItForTwo() {
    var data = new DataFolder(folder.resolve("this,that"));

    var refusal = assertThrows(Refusal.class, data::create);

    assertTrue(refusal.getMessage().contains("--data"), refusal.getMessage());
    assertFalse(data.exists());
  }

  @Test
  void isReadByItsOwnerAlone() throws Exception {
    var data = new DataFolder(folder.resolve("data"));
    data.create();
    new Secrets(data.secrets()).of("token");

    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())));
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.secrets())));
  }

  @Test
  void leavesSomebodyElsesFolderAlone() throws Exception {
    Files.writeString(folder.resolve("thesis.txt"), "years of work");
    var data = new DataFolder(folder);

    assertThrows(Refusal.class, data::create);
    assertThrows(Refusal.class, data::delete);
    assertTrue(Files.exists(folder.resolve("thesis.txt")));
  }

  @Test
  void keepsItsSecrets() {
    var file = folder.resolve("secrets.properties");
    var first = new Secrets(file).of("token");

    assertTrue(first.matches("[0-9a-f]{32}"));
    assertEquals(first, new Secrets(file).of("token"));
  }
}
