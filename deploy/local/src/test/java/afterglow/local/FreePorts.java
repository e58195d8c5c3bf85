package afterglow.local;

import java.util.concurrent.ThreadLocalRandom;

/** Ports for a test that nobody else uses now. */
public final class FreePorts {
  private FreePorts() {}

  public static Ports next() {
    while (true) {
      var ports = new Ports(ThreadLocalRandom.current().nextInt(20_000, 30_000));
      if (ports.taken(Replica.all(2), Edges.direct(ports)).isEmpty()) {
        return ports;
      }
    }
  }
}
