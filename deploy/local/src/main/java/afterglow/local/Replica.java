package afterglow.local;

import java.util.ArrayList;
import java.util.List;

/** One copy of a service; the first has the service's own name. */
public record Replica(String service, int number) {

  /** So many copies of each service. */
  public static List<Replica> all(int copies) {
    var all = new ArrayList<Replica>();
    for (var number = 0; number < copies; number++) {
      for (var service : Stack.SERVICES) {
        all.add(new Replica(service, number));
      }
    }
    return List.copyOf(all);
  }

  public String name() {
    return number == 0 ? service : service + "-" + number;
  }
}
