package afterglow.acceptance.fault;

import afterglow.acceptance.World;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes patients up. Every name and mail address has a mark in it that occurs nowhere else, so that
 * a leak is found by looking for the mark; phone numbers are from the ranges kept for fiction.
 */
final class Patients {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Europe/London"), ZoneId.of("Europe/Madrid"), ZoneId.of("America/New_York"));
  private static final int FICTION_EACH = 100;
  private static final int AREAS = 700;

  private final String mark;
  private final AtomicInteger next;

  /**
   * @param known how many there are already, when a run goes on
   */
  Patients(long seed, int known) {
    this.mark =
        "zq" + Long.toString(Math.floorMod(seed * 0x9E3779B97F4A7C15L, 1L << 36), 36) + "kx";
    this.next = new AtomicInteger(known);
  }

  String mark() {
    return mark;
  }

  World.Person another(Random random) {
    var number = next.incrementAndGet();
    var byMail = random.nextInt(10) < 6;
    return new World.Person(
        "Pat " + mark + " Number " + number,
        byMail ? mark.toLowerCase(Locale.ROOT) + "." + number + "@example.com" : null,
        byMail ? null : phone(number),
        ZONES.get(random.nextInt(ZONES.size())),
        random.nextInt(4) == 0 ? "es" : "en");
  }

  private static String phone(int number) {
    var area = 201 + (number / FICTION_EACH) % AREAS;
    return "+1%d55501%02d".formatted(area, number % FICTION_EACH);
  }
}
