package afterglow.acceptance.fault;

import afterglow.acceptance.history.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Whether a system that has come to rest still does what it is for: a visit is booked and moved.
 */
final class SignsOfLife {
  static final String INVARIANT = "ALIVE";
  private static final int TRIES = 8;

  private final Company company;
  private final Random dice = new Random();

  SignsOfLife(Company company) {
    this.company = company;
  }

  /** Those that it does not give, however often it is asked. */
  List<Violation> missing() throws InterruptedException {
    var books = new BookingClient("alive", company, dice);
    var patient = new PatientClient("alive", company, dice);
    var missing = new ArrayList<Violation>();
    var before = company.visits().count();
    for (var time = 0; time < TRIES && company.visits().count() == before; time++) {
      books.bookAlone();
    }
    if (company.visits().count() == before) {
      missing.add(violation("a booking", "nobody could book any more"));
    }
    var moved = false;
    for (var time = 0; time < TRIES && !moved; time++) {
      moved = patient.move(books);
    }
    if (!moved) {
      missing.add(violation("a move", "no visit could be moved any more"));
    }
    return missing;
  }

  static Violation violation(String subject, String explanation) {
    return new Violation(INVARIANT, subject, "after the system had come to rest: " + explanation);
  }
}
