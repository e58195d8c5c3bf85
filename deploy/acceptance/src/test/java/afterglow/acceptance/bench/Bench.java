package afterglow.acceptance.bench;

import java.util.List;

/** Runs one benchmark by its name. */
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments.length == 0 ? "" : arguments[0]) {
      case "first-light" -> FirstLight.run();
      case "booking" -> Booking.run(List.of(arguments).contains("--short"));
      default -> {
        System.err.println("There is no such benchmark. There are: first-light, booking");
        System.exit(2);
      }
    }
  }
}
