package afterglow.local;

import afterglow.local.demo.SpecialtyPack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings a clinic with its treatments and protocols into the running stack. */
@Command(
    name = "import",
    description = "Bring a folder with clinic.yaml, catalogue.yaml, protocols.yaml into the stack.")
class Import implements Callable<Integer> {
  @Mixin StackOptions stack = new StackOptions();

  @Parameters(paramLabel = "FOLDER", description = "A specialty pack, as in deploy/local/demo.")
  Path folder = Path.of(".");

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(folder)) {
      throw new Refusal(folder + " is not a folder. Name one like deploy/local/demo/lumen.");
    }
    var services = InternalApi.of(stack);
    SpecialtyPack.of(folder).bringInto(services).forEach(System.err::println);
    return 0;
  }
}
