package afterglow.acceptance.bench;

import afterglow.acceptance.Databases;
import afterglow.acceptance.Eventually;
import afterglow.acceptance.Http;
import afterglow.acceptance.RunningStack;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/**
 * How fast booking-service books and answers what is free, beside what the database alone could do
 * with the same rows, and how much of that is left with a long history. Database, broker, service
 * and the clients share the processor; the clients speak to the service itself, past the gateway.
 */
final class Booking {
  private static final int PORT = 21080;
  private static final int CLIENTS = 8;
  private static final int ROUNDS = 3;
  private static final Duration ROUND = Duration.ofSeconds(8);
  private static final Duration WARM_UP = Duration.ofSeconds(60);
  private static final int LITTLE = 10_000;
  private static final int MUCH = 1_000_000;
  private static final int AT_ONCE = 90_000;

  private final RunningStack stack;
  private final Connection database;
  private final BusyClinic ours;
  private final BusyClinic floors;
  private final Floor floor;
  private final AtomicLong next = new AtomicLong();

  private Booking(RunningStack stack, Connection database) throws SQLException, IOException {
    this.stack = stack;
    this.database = database;
    ours = BusyClinic.fromTomorrow("busy", Instant.now());
    floors = BusyClinic.fromTomorrow("floor", Instant.now());
    ours.open(stack, database);
    floors.open(stack, database);
    floor = new Floor(stack, floors, firstUnit(), secret("database.booking"));
  }

  static void run(boolean isShort) throws Exception {
    var root = Path.of(System.getProperty("afterglow.root", "../..")).normalize();
    var data = root.resolve("deploy/acceptance/target/bench-stack");
    var stack = RunningStack.of(root, PORT, data, "--as-server");
    stack.clear();
    say("Starting the stack");
    stack.start();
    try (var database = new Databases(stack).connect("booking")) {
      // What follows a booking elsewhere is not what is measured.
      for (var part : List.of("followup", "notification", "keycloak")) {
        Http.to(stack.url()).post("/dev/parts/" + part, Map.of("running", false)).expect(200);
      }
      new Booking(stack, database).measure(isShort);
    } finally {
      stack.stop();
    }
  }

  /** One size of the history. */
  private record Figures(
      List<Double> floor, List<Load> book, List<Load> day, List<Load> week, List<Load> mixed) {
    Figures() {
      this(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());
    }

    double floorPerSecond() {
      return median(floor);
    }

    static double perSecond(List<Load> loads) {
      return median(loads, Load::perSecond);
    }

    static double p99(List<Load> loads) {
      return median(loads, load -> load.millis(99));
    }

    static double median(List<Load> loads, ToDoubleFunction<Load> figure) {
      return median(loads.stream().mapToDouble(figure).boxed().toList());
    }

    static double median(List<Double> figures) {
      return figures.stream().sorted().toList().get(figures.size() / 2);
    }
  }

  /** With a little history, and unless it is to be short with much of it too. */
  private void measure(boolean isShort) throws Exception {
    say("Filling in visits of the past: " + LITTLE);
    ours.addPast(database, 0, LITTLE);
    tidy();
    say("Warming up");
    book(CLIENTS, WARM_UP);
    tidy();
    free(CLIENTS, WARM_UP.dividedBy(2), 1);
    free(CLIENTS, WARM_UP.dividedBy(2), 7);
    compareRows();
    var little = figures(isShort ? 1 : ROUNDS);
    print(LITTLE, little);
    if (!isShort) {
      say("Filling in visits of the past: " + MUCH);
      for (var done = LITTLE; done < MUCH; done += AT_ONCE) {
        ours.addPast(database, done, Math.min(AT_ONCE, MUCH - done));
      }
      tidy();
      var much = figures(ROUNDS);
      print(MUCH, much);
      result("growth.ratio", growth(little, much));
    }
    result("booking.ratio", Figures.perSecond(little.book) / little.floorPerSecond());
    result("booking.per_second", Figures.perSecond(little.book));
    result("availability.day_per_second", Figures.perSecond(little.day));
    result("availability.week_per_second", Figures.perSecond(little.week));
    result("availability.p99_ms", Figures.p99(little.day));
    result("availability.week_p99_ms", Figures.p99(little.week));
  }

  /** Floor and ours in turn. */
  private Figures figures(int rounds) throws Exception {
    var figures = new Figures();
    for (var round = 1; round <= rounds; round++) {
      say("Round " + round + " of " + rounds);
      figures.floor.add(floor.run(CLIENTS, ROUND).perSecond());
      tidy();
      figures.book.add(book(CLIENTS, ROUND));
      tidy();
      figures.day.add(free(CLIENTS, ROUND, 1));
      figures.week.add(free(CLIENTS, ROUND, 7));
      figures.mixed.add(freeWhileBooking(CLIENTS, ROUND));
      tidy();
      System.err.printf(
          Locale.ROOT,
          "  floor %.0f, booked %.0f/s (p99 %.1f ms), day %.0f/s (p99 %.1f ms), week %.0f/s (p99"
              + " %.1f ms), day with 10 %% bookings %.0f/s (p99 %.1f ms)%n",
          figures.floor.getLast(),
          figures.book.getLast().perSecond(),
          figures.book.getLast().millis(99),
          figures.day.getLast().perSecond(),
          figures.day.getLast().millis(99),
          figures.week.getLast().perSecond(),
          figures.week.getLast().millis(99),
          figures.mixed.getLast().perSecond(),
          figures.mixed.getLast().millis(99));
    }
    return figures;
  }

  private Load book(int clients, Duration time) throws Exception {
    next.set(0);
    var booked = Load.of(clients, time, stack.port("booking"), this::bookNext);
    if (booked.failed() > 0) {
      throw new IllegalStateException(booked.failed() + " bookings were refused");
    }
    return booked;
  }

  private boolean bookNext(KeepAlive service) throws IOException {
    var place = ours.free(next.getAndIncrement());
    var hold =
        service.post(
            "/api/booking/clinics/busy/holds",
            UUID.randomUUID().toString(),
            "{\"treatment\":\"%s\",\"start\":\"%s\",\"practitioner\":\"practitioner-%d\"}"
                .formatted(place.treatment(), place.start(), place.practitioner()));
    if (hold.status() != 201) {
      return false;
    }
    var booked =
        service.post(
            "/api/booking/clinics/busy/appointments",
            UUID.randomUUID().toString(),
            """
            {"hold":"%s","token":"%s","patient":{"name":"Pat Example","email":"pat@example.com"},\
            "consent":{"care":true,"marketing":false},"answers":{"pregnancy":{"answer":"no"}}}"""
                .formatted(hold.string("id"), hold.string("token")));
    return booked.status() == 201;
  }

  /** Free times of one treatment over so many days. */
  private Load free(int clients, Duration time, int days) throws Exception {
    return Load.of(clients, time, stack.port("booking"), service -> askFree(service, days));
  }

  private boolean askFree(KeepAlive service, int days) throws IOException {
    var from =
        ours.firstDay().plusDays(ThreadLocalRandom.current().nextInt(BusyClinic.DAYS - days));
    return service
            .get(
                "/api/booking/clinics/busy/slots?treatment=%s&from=%s&to=%s"
                    .formatted(BusyClinic.TREATMENT, from, from.plusDays(days - 1)))
            .status()
        == 200;
  }

  private Load freeWhileBooking(int clients, Duration time) throws Exception {
    next.set(0);
    return Load.of(
        clients,
        time,
        stack.port("booking"),
        service ->
            ThreadLocalRandom.current().nextInt(10) == 0 ? bookNext(service) : askFree(service, 1));
  }

  /** Says where the floor leaves other rows than a booking does; it has to leave the same. */
  private void compareRows() throws Exception {
    var before = new TreeMap<String, Map<String, Long>>();
    for (var clinic : List.of(ours, floors)) {
      before.put(clinic.id(), clinic.rowsOfBookings(database));
    }
    var booked = book(1, Duration.ofSeconds(2)).done();
    var floorBooked = floor.run(1, Duration.ofSeconds(2)).done();
    System.out.println("Rows of one booking    ours  floor");
    for (var table : BusyClinic.TABLES) {
      var our = perBooking(ours, table, before, booked);
      var theirs = perBooking(floors, table, before, floorBooked);
      System.out.printf(Locale.ROOT, "%-20s %6.2f %6.2f%n", table, our, theirs);
      if (Math.abs(our - theirs) > 0.1) {
        throw new IllegalStateException("The floor is not the same work in " + table);
      }
    }
    tidy();
  }

  private double perBooking(
      BusyClinic clinic, String table, Map<String, Map<String, Long>> before, long bookings)
      throws SQLException {
    var rows = clinic.rowsOfBookings(database).get(table) - before.get(clinic.id()).get(table);
    return (double) rows / bookings;
  }

  private void tidy() throws SQLException {
    Eventually.within(Duration.ofMinutes(2), "all is published", () -> count(UNPUBLISHED) == 0);
    ours.forgetBookings(database);
    floors.forgetBookings(database);
    try (var checkpoint = database.createStatement()) {
      checkpoint.execute("checkpoint");
    }
  }

  private static final String UNPUBLISHED =
      "select count(*) from outbox where published_at is null";

  private long count(String query) {
    try (var select = database.createStatement();
        var row = select.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The floor reckons with ids in a row: practitioners first, then rooms. */
  private long firstUnit() {
    var first = count("select min(id) from unit where clinic_id = 'floor'");
    var inARow =
        count(
            """
            select count(*) from unit where clinic_id = 'floor' and code in (
              'practitioner-' || (id - %1$d), 'room-' || (id - %1$d - %2$d))
            """
                .formatted(first, BusyClinic.PRACTITIONERS));
    if (inARow != 2 * BusyClinic.PRACTITIONERS) {
      throw new IllegalStateException("The floor's units are numbered in another order");
    }
    return first;
  }

  private String secret(String name) throws IOException {
    var secrets = new Properties();
    secrets.load(new StringReader(Files.readString(stack.data().resolve("secrets.properties"))));
    return secrets.getProperty(name);
  }

  private static void print(int history, Figures figures) {
    System.out.printf(
        Locale.ROOT,
        """

        History of %,d visits
          Floor                    %8.0f bookings/s   %s
          Ours                     %8.0f bookings/s   %s, p50 %.1f ms, p99 %.1f ms
          Free times of a day      %8.0f /s           p99 %.1f ms
          Free times of a week     %8.0f /s           p99 %.1f ms
          A day, 1 in 10 books     %8.0f /s           p99 %.1f ms
        """,
        history,
        figures.floorPerSecond(),
        spread(figures.floor),
        Figures.perSecond(figures.book),
        spread(figures.book.stream().map(Load::perSecond).toList()),
        Figures.median(figures.book, load -> load.millis(50)),
        Figures.p99(figures.book),
        Figures.perSecond(figures.day),
        Figures.p99(figures.day),
        Figures.perSecond(figures.week),
        Figures.p99(figures.week),
        Figures.perSecond(figures.mixed),
        Figures.p99(figures.mixed));
  }

  /** What is left of the speed with a hundred times the history: of booking or asking, the less. */
  private static double growth(Figures little, Figures much) {
    return Math.min(
        Figures.perSecond(much.book) / Figures.perSecond(little.book),
        Figures.perSecond(much.day) / Figures.perSecond(little.day));
  }

  private static String spread(List<Double> figures) {
    var sorted = figures.stream().sorted().toList();
    return String.format(Locale.ROOT, "(%.0f to %.0f)", sorted.getFirst(), sorted.getLast());
  }

  private static void result(String name, double value) {
    System.out.printf(Locale.ROOT, "RESULT %s %.2f%n", name, value);
  }

  private static void say(String what) {
    System.err.println(what);
  }
}
