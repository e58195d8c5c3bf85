package afterglow.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterglow.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecialtyPackTest {
  @TempDir Path folder;

  @Test
  void isNamedByItsFileWhateverItsFolderIsCalled() throws IOException {
    Files.writeString(folder.resolve("clinic.yaml"), "clinic: lumen\nname: Lumen\n");

    assertEquals("lumen", SpecialtyPack.of(folder).clinic());
  }

  @Test
  void isNamedByItsFolderWhenItSaysNothingOfTheClinic() throws IOException {
    var pack = Files.createDirectory(folder.resolve("aurora"));

    assertEquals("aurora", SpecialtyPack.of(pack).clinic());
  }

  @Test
  void refusesANameThatNoAddressCouldHave() throws IOException {
    Files.writeString(folder.resolve("clinic.yaml"), "clinic: Lumen Clinic\n");

    assertThrows(Refusal.class, () -> SpecialtyPack.of(folder));
  }
}
