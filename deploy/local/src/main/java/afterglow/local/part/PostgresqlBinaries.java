package afterglow.local.part;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs for this machine, from the archive that the build has fetched. */
public class PostgresqlBinaries {
  private final Path folder;
  private final Path programs;

  public PostgresqlBinaries(Path folder) {
    this.folder = folder;
    this.programs = folder.resolve("programs");
  }

  public boolean missing() {
    return !Files.exists(programs);
  }

  Path program(String name) {
    return programs.resolve("bin").resolve(name);
  }

  /** Unpacked aside and moved into place, by one stack at a time. */
  public void unpack() throws IOException, InterruptedException {
    new OnceForAll(folder, programs).unlessDone(this::unpackAlone);
  }

  private void unpackAlone() throws IOException {
    var half = folder.resolve("programs.half");
    WholeFolder.delete(half);
    try (var archive =
        new TarArchiveInputStream(
            new XZCompressorInputStream(
                new BufferedInputStream(Files.newInputStream(archive()))))) {
      for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        place(archive, entry, half);
      }
    }
    Files.move(half, programs, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void place(TarArchiveInputStream archive, TarArchiveEntry entry, Path into)
      throws IOException {
    var target = into.resolve(entry.getName()).normalize();
    if (!target.startsWith(into)) {
      throw new IOException("The archive leaves its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(archive, target);
    if ((entry.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private Path archive() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".txz"))
          .findFirst()
          .orElseThrow(() -> new IOException("No PostgreSQL archive in " + folder));
    }
  }
}
