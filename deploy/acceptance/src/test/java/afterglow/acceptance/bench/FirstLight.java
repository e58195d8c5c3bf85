package afterglow.acceptance.bench;

import afterglow.acceptance.RunningStack;
import afterglow.acceptance.World;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The whole system on this machine: how long it takes to start, how much memory it takes, and how
 * long after a booking was accepted its confirmation was accepted by the mail server, at ten
 * bookings a second. The load is open-loop: bookings start by the clock, whatever became of those
 * before.
 */
final class FirstLight {
  private static final int BOOKINGS = 500;
  private static final int WARM_UP = 150;
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final Duration VISIT = Duration.ofMinutes(45);

  private FirstLight() {}

  static void run() throws InterruptedException {
    var began = Instant.now();
    var world = new World();
    var firstStart = Duration.between(began, Instant.now());
    warmUp(world);
    var accepted = book(world);
    world.settle();
    var latencies = latencies(world, accepted);
    var resident = residentMegabytes(world.stack());
    world.stack().stop();
    var secondStart = world.stack().start();
    world.stack().stop();

    System.out.printf(
        Locale.ROOT,
        """
        Start with empty data              %6.1f s
        Start with data                    %6.1f s
        Whole stack resident               %6d MB
        Bookings accepted                  %6d of %d
        Confirmations accepted             %6d
        Booking accepted to mail accepted  p50 %d ms, p99 %d ms, worst %d ms
        """,
        firstStart.toMillis() / 1000.0,
        secondStart.toMillis() / 1000.0,
        resident,
        accepted.size(),
        BOOKINGS,
        latencies.size(),
        percentile(latencies, 50),
        percentile(latencies, 99),
        latencies.getLast());
    result("start.first_s", firstStart.toMillis() / 1000.0);
    result("start.second_s", secondStart.toMillis() / 1000.0);
    result("stack.resident_mb", resident);
    result("bookings.accepted", accepted.size());
    result("mails.accepted", latencies.size());
    result("booking_to_mail.p50_ms", percentile(latencies, 50));
    result("booking_to_mail.p99_ms", percentile(latencies, 99));
  }

  /** Code that has never run is not what a clinic waits for. */
  private static void warmUp(World world) {
    for (var i = 0; i < WARM_UP; i++) {
      world.book(person(i, "warm"), "aurora", "superficial-peel", 20);
    }
    world.settle();
  }

  private static Map<String, Instant> book(World world) throws InterruptedException {
    var starts = starts(world);
    var accepted = new ConcurrentHashMap<String, Instant>();
    try (var people = Executors.newVirtualThreadPerTaskExecutor();
        var clock = Executors.newSingleThreadScheduledExecutor()) {
      for (var i = 0; i < BOOKINGS; i++) {
        var person = person(i, "bench");
        var start = starts.get(i);
        clock.schedule(
            () ->
                people.execute(
                    () -> {
                      world.bookAt(person, "lumen", "superficial-peel", start);
                      accepted.put(person.email(), Instant.now());
                    }),
            BETWEEN.multipliedBy(i).toMillis(),
            TimeUnit.MILLISECONDS);
      }
      clock.shutdown();
      clock.awaitTermination(5, TimeUnit.MINUTES);
    }
    return accepted;
  }

  /** Starts far enough apart that none is in another's way. */
  private static List<String> starts(World world) {
    var starts = new ArrayList<String>();
    var day = world.now().atZone(World.LONDON).toLocalDate().plusDays(3);
    var free = new HashMap<Instant, String>();
    for (var part = 0; part < 2; part++) {
      for (var slot :
          world.slots(
              "lumen", "superficial-peel", day.plusDays(60 * part), day.plusDays(60 * part + 59))) {
        var start = slot.get("start").asText();
        free.put(OffsetDateTime.parse(start).toInstant(), start);
      }
    }
    var last = Instant.EPOCH;
    for (var start : free.keySet().stream().sorted().toList()) {
      if (!start.isBefore(last.plus(VISIT))) {
        starts.add(free.get(start));
        last = start;
      }
    }
    if (starts.size() < BOOKINGS) {
      throw new IllegalStateException("Only " + starts.size() + " free starts");
    }
    return starts;
  }

  private static List<Long> latencies(World world, Map<String, Instant> accepted) {
    var ahead =
        Duration.parse(world.http().get("/dev/clock").expect(200).body().get("offset").asText());
    var mailed = new HashMap<String, Instant>();
    for (JsonNode message :
        world.http().get("/dev/inbox", "Accept", "application/json").expect(200).body()) {
      mailed.put(
          message.get("to").asText(), Instant.parse(message.get("at").asText()).minus(ahead));
    }
    return accepted.entrySet().stream()
        .filter(booked -> mailed.containsKey(booked.getKey()))
        .map(booked -> Duration.between(booked.getValue(), mailed.get(booked.getKey())).toMillis())
        .map(late -> Math.max(0, late))
        .sorted()
        .toList();
  }

  /** The resident memory of the stack's processes added up; shared pages count in each of them. */
  private static long residentMegabytes(RunningStack stack) {
    var root = stack.process().orElseThrow();
    return Stream.concat(Stream.of(root), root.descendants())
            .mapToLong(process -> residentKilobytes(process.pid()))
            .sum()
        / 1024;
  }

  private static long residentKilobytes(long pid) {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static World.Person person(int number, String kind) {
    return new World.Person(
        "Pat Number " + number, kind + number + "@example.com", null, World.LONDON, "en");
  }

  private static long percentile(List<Long> sorted, int percent) {
    return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
  }

  private static void result(String name, Object value) {
    System.out.println("RESULT " + name + " " + value);
  }
}
