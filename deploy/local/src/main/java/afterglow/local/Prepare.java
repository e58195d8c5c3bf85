package afterglow.local;

import afterglow.local.part.Keycloak;
import afterglow.local.part.PostgresqlBinaries;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The last step of a build: what the fetched programs need once before any stack can start. */
@Command(name = "prepare", hidden = true, description = "Make the fetched programs ready.")
class Prepare implements Callable<Integer> {

  @Override
  public Integer call() throws Exception {
    var checkout = Checkout.ofThisBuild();
    var postgresql = new PostgresqlBinaries(checkout.program("postgresql"));
    if (postgresql.missing()) {
      System.err.println("  unpacking    PostgreSQL");
      postgresql.unpack();
    }
    Keycloak.build(
        checkout.program("keycloak"), what -> System.err.println("  building     Keycloak"));
    return 0;
  }
}
