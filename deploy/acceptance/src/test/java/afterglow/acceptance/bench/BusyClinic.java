package afterglow.acceptance.bench;

import afterglow.acceptance.RunningStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A clinic with fifty practitioners and fifty rooms, open every day of the week, whose calendar is
 * half full: of the half hours of a day every other one is taken, a different one for neighbours.
 * It is in a zone without daylight saving, so that every day has the same times.
 *
 * @param id its slug
 * @param firstDay of the half-full calendar
 */
record BusyClinic(String id, LocalDate firstDay) {
  static final int PRACTITIONERS = 50;
  static final int DAYS = 120;

  /** The starts of a day, half an hour apart. */
  static final int TIMES = 16;

  static final int FREE = DAYS * TIMES * PRACTITIONERS / 2;

  /** Half of the practitioners offer this one, as 25 do in a large clinic. */
  static final String TREATMENT = "facial";

  private static final int OPENS = 9;

  private static final String VISITS =
      """
      create temp table visit on commit drop as
      select gen_random_uuid() as id, p, to_timestamp(? + d * 86400 + t * 1800) as start_at
      from generate_series(?, ?) d, generate_series(0, ?) t, generate_series(0, ?) p
      where (p + t + d) % 2 = 0
      order by d, t, p limit ?
      """;

  private static final String ROWS =
      """
      insert into patient
        (clinic_id, id, version, name, email, preferred_channel, locale, zone, consents)
      select '%1$s', id, 1, 'Pat Example', id || '@example.com', 'EMAIL', 'en', 'UTC', '[]'
      from visit;
      insert into appointment
        (clinic_id, id, version, plan_version, reference, patient, treatment, location,
          practitioner, zone, start_at, end_at, local_start, status, calendar_sequence,
          patient_zone, patient_locale, booked_at)
      select '%1$s', id, 1, 1, 'BEN-' || id, id, 'facial', 'main', 'practitioner-' || p, 'UTC',
        start_at, start_at + interval '30 minutes', start_at at time zone 'UTC', 'BOOKED', 0,
        'UTC', 'en', start_at - interval '30 days'
      from visit;
      insert into claim (clinic_id, unit_id, during, kind, need, holder)
      select '%1$s', u.id, tstzrange(start_at, start_at + interval '30 minutes'), 'APPOINTMENT',
        c.need, visit.id
      from visit
      cross join lateral (values
        ('practitioner-' || p, 'PRACTITIONER:' || case when p < 25 then 'facials' else 'peels' end),
        ('room-' || p, 'ROOM:treatment-room')) c (code, need)
      join unit u on u.clinic_id = '%1$s' and u.code = c.code;
      insert into screening_answers (clinic_id, appointment, catalogue_revision, answers)
      select '%1$s', id, 1, '{"pregnancy": {"answer": "no"}}' from visit;
      insert into manage_link (token_hash, clinic_id, appointment)
      select sha256(id::text::bytea), '%1$s', id from visit;
      insert into outbox (clinic_id, topic, aggregate, version, payload, published_at)
      select '%1$s', topic, id, 1, repeat(topic, 30), now()
      from visit, (values ('afterglow.patients'), ('afterglow.appointments')) t (topic)
      """;

  static final List<String> TABLES =
      List.of(
          "appointment",
          "claim",
          "hold",
          "idempotency_key",
          "manage_link",
          "outbox",
          "patient",
          "screening_answers");

  private static final String FORGET =
      """
      create temp table booked on commit drop as
      select id, patient from appointment
      where clinic_id = '%1$s' and reference not like 'BEN-%%';
      delete from claim using booked where clinic_id = '%1$s' and holder = booked.id;
      delete from claim where clinic_id = '%1$s' and kind = 'HOLD';
      delete from hold where clinic_id = '%1$s';
      delete from screening_answers using booked
        where clinic_id = '%1$s' and appointment = booked.id;
      delete from manage_link using booked where clinic_id = '%1$s' and appointment = booked.id;
      delete from outbox using booked where clinic_id = '%1$s'
        and (topic = 'afterglow.patients' and aggregate = booked.patient
          or topic = 'afterglow.appointments' and aggregate = booked.id);
      delete from appointment using booked where clinic_id = '%1$s' and appointment.id = booked.id;
      delete from patient using booked where clinic_id = '%1$s' and patient.id = booked.patient;
      delete from idempotency_key where clinic_id = '%1$s'
      """;

  static BusyClinic fromTomorrow(String id, Instant now) {
    return new BusyClinic(id, LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(2));
  }

  /** Brings it into the stack, with its calendar. */
  void open(RunningStack stack, Connection database) throws SQLException {
    var folder = stack.data().resolveSibling("bench-" + id);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("clinic.yaml"), setup());
      Files.writeString(folder.resolve("catalogue.yaml"), catalogue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    stack.bring(folder);
    fill(database, 0, DAYS - 1, Integer.MAX_VALUE);
  }

  /** Adds so many visits of the past, half full as well. */
  void addPast(Connection database, int from, int visits) throws SQLException {
    var perDay = TIMES * PRACTITIONERS / 2;
    var days = 1 + (from + visits) / perDay;
    fill(database, -days - 3, -5 - from / perDay, visits);
  }

  /** Takes away what was booked since, so that each round finds the calendar half full. */
  void forgetBookings(Connection database) throws SQLException {
    database.setAutoCommit(false);
    try (var delete = database.createStatement()) {
      delete.execute(FORGET.formatted(id));
      database.commit();
    }
    database.setAutoCommit(true);
    try (var vacuum = database.createStatement()) {
      for (var table : TABLES) {
        vacuum.execute("vacuum analyze " + table);
      }
    }
  }

  /** How many rows of each table are about bookings made since {@link #open}. */
  Map<String, Long> rowsOfBookings(Connection database) throws SQLException {
    var rows = new TreeMap<String, Long>();
    try (var select = database.createStatement()) {
      for (var table : TABLES) {
        var counted =
            select.executeQuery(
                "select count(*) from %s where clinic_id = '%s'".formatted(table, id));
        counted.next();
        rows.put(table, counted.getLong(1));
      }
    }
    return rows;
  }

  private void fill(Connection database, int fromDay, int untilDay, int most) throws SQLException {
    database.setAutoCommit(false);
    try (var select = database.prepareStatement(VISITS);
        var insert = database.createStatement()) {
      select.setLong(1, epoch());
      select.setInt(2, fromDay);
      select.setInt(3, untilDay);
      select.setInt(4, TIMES - 1);
      select.setInt(5, PRACTITIONERS - 1);
      select.setInt(6, most);
      select.execute();
      insert.execute(ROWS.formatted(id));
      database.commit();
    }
    database.setAutoCommit(true);
  }

  /** When the first day opens, in seconds since 1970. */
  long epoch() {
    return firstDay.atTime(OPENS, 0).toEpochSecond(ZoneOffset.UTC);
  }

  /** A free place in the calendar; each number below {@link #FREE} is another one. */
  record Place(int practitioner, Instant start) {
    String treatment() {
      return practitioner < PRACTITIONERS / 2 ? TREATMENT : "peel";
    }
  }

  Place free(long number) {
    // A prime, so that those who book at the same time are on different days.
    var slot = number * 7919 % FREE;
    var day = slot / (PRACTITIONERS / 2 * TIMES);
    var time = slot / (PRACTITIONERS / 2) % TIMES;
    var practitioner = slot % (PRACTITIONERS / 2) * 2 + (day + time + 1) % 2;
    return new Place(
        (int) practitioner, Instant.ofEpochSecond(epoch() + day * 86_400 + time * 1_800));
  }

  private String setup() {
    var opening =
        Stream.of(DayOfWeek.values())
            .map(day -> "      " + day.name().toLowerCase(Locale.ROOT) + ": [\"09:00-17:00\"]")
            .collect(Collectors.joining("\n"));
    return """
        clinic: %s
        name: A busy clinic
        demo: true
        locales: [en]
        contact: {phone: "+44 20 7946 0999", email: hello@busy.example}
        booking: {notice: PT2H, horizon: P365D}
        locations:
          - code: main
            name: Main
            address: 1 Example Street
            city: Reykjavik
            country: IS
            zone: Atlantic/Reykjavik
            phone: "+44 20 7946 0999"
            gridMinutes: 30
            opening:
        %s
        practitioners:
        %s
        rooms:
        %s
        equipment: []
        """
        .formatted(
            id,
            opening,
            lines(
                PRACTITIONERS,
                n ->
                    "  - {code: practitioner-%d, name: Practitioner %d, location: main, does: [%s]}"
                        .formatted(n, n, n < PRACTITIONERS / 2 ? "facials" : "peels")),
            lines(
                PRACTITIONERS,
                n ->
                    "  - {code: room-%d, name: Room %d, location: main, does: [treatment-room]}"
                        .formatted(n, n)));
  }

  private static String catalogue() {
    return """
        pack: bench
        version: 1
        sample: true
        questions:
          pregnancy: {en: "Are you pregnant, or could you be?"}
        treatments:
        %s
        """
        .formatted(
            Stream.of("facial", "peel")
                .map(
                    t ->
                        """
                          - code: %1$s
                            name: {en: "A %1$s"}
                            price: {amount: "80.00", currency: GBP}
                            segments:
                              - name: treatment
                                minutes: 30
                                needs: [{practitioner: %1$ss}, {room: treatment-room}]
                            screening: {stop: [pregnancy]}
                        """
                            .formatted(t))
                .collect(Collectors.joining()));
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
  }
}
