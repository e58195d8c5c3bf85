package afterglow.booking.diary;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.TimeRange;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What takes time on the units of a location, a UTC day at a time, as it was read a moment ago.
 * Changes made by this replica are seen at once, those of others when a day is read anew. So this
 * is good for offering times and for choosing units; whoever takes them finds out under locks
 * whether they are still free.
 */
@ApplicationScoped
class RecentDays {
  /** How late the bookings of other replicas are seen by those who look for a time. */
  static final Duration TO_OFFER = Duration.ofSeconds(2);

  /** And by what chooses units, which costs another look when it was wrong. */
  static final Duration TO_CHOOSE = Duration.ofMinutes(1);

  private static final long MOST_CLAIMS = 300_000;

  private static final String TAKEN =
      """
      with asked (clinic, units, during) as (values (?, ?::bigint[], tstzrange(?, ?)))
      select c.unit_id, lower(c.during) as start_at, upper(c.during) as end_at, c.kind, c.holder,
        c.expires_at
      from asked
      cross join unnest(units) unit (id)
      join claim c on c.unit_id = unit.id and c.during && asked.during
      where c.clinic_id = clinic
      union all
      select b.unit_id, lower(b.during), upper(b.during), 'BLOCK', null, null
      from asked
      cross join unnest(units) unit (id)
      join block b on b.unit_id = unit.id and b.during && asked.during
      where b.clinic_id = clinic
      """;

  private final DataSource database;
  private final Clock clock;
  private final Event<Change> events;
  private final AtomicLong allChanges = new AtomicLong();
  private final AtomicLongArray changes = new AtomicLongArray(1_024);
  private final Cache<Key, Day> days =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CLAIMS)
          .weigher((Key key, Day day) -> 1 + day.size())
          .expireAfterWrite(TO_CHOOSE)
          .build();

  private record Key(String clinic, int revision, String location, long day) {}

  private record Taken(Claim claim, @Nullable UUID holder, @Nullable Instant expiresAt) {
    boolean counts(Asker asker, Instant now) {
      return (expiresAt == null || expiresAt.isAfter(now))
          && (holder == null || !holder.equals(asker.holder()))
          && !(asker.endsUndo() && claim.kind() == ClaimKind.UNDO);
    }
  }

  /**
   * @param read when, by {@link System#nanoTime}
   */
  private record Day(Map<Long, List<Taken>> units, int size, long read) {
    static Day of(List<Taken> taken, long read) {
      var units = new HashMap<Long, List<Taken>>();
      for (var each : taken) {
        units.computeIfAbsent(each.claim().unit(), unit -> new ArrayList<>()).add(each);
      }
      return new Day(units, taken.size(), read);
    }

    boolean isOlderThan(Duration age) {
      return System.nanoTime() - read > age.toNanos();
    }

    /** The same with other claims on one unit. */
    Day with(long unit, UnaryOperator<List<Taken>> change) {
      var before = units.getOrDefault(unit, List.of());
      var after = change.apply(before);
      var changed = new HashMap<>(units);
      changed.put(unit, after);
      return new Day(changed, size + after.size() - before.size(), read);
    }
  }

  /** Something is not as it was, once the transaction has committed. */
  record Change(Runnable seen) {}

  RecentDays(DataSource database, Clock clock, Event<Change> events) {
    this.database = database;
    this.clock = clock;
    this.events = events;
  }

  /**
   * That a location's units are taken, and no more.
   *
   * @param age how long ago it may have been read
   */
  Diary taken(Clinic clinic, Location location, Asker asker, TimeRange time, Duration age) {
    var now = clock.instant();
    var claims = new HashMap<Long, List<Claim>>();
    for (var day = day(time.start()); day <= day(time.end()); day++) {
      day(clinic, location, day, age)
          .units()
          .forEach(
              (unit, all) -> {
                var ofUnit = claims.computeIfAbsent(unit, u -> new ArrayList<>());
                for (var each : all) {
                  if (each.counts(asker, now)) {
                    ofUnit.add(each.claim());
                  }
                }
              });
    }
    return Diary.ofUnits(claims);
  }

  private Day day(Clinic clinic, Location location, long number, Duration age) {
    var key = new Key(clinic.id(), clinic.revision(), location.code(), number);
    var known = days.getIfPresent(key);
    if (known != null && !known.isOlderThan(age)) {
      return known;
    }
    // Read with no lock in hand: whoever waited for it would keep a connection that this may need.
    var before = changesOf(key);
    var day = read(clinic, location, number);
    days.asMap().compute(key, (k, old) -> changesOf(k) == before ? day : old);
    return day;
  }

  /** Counts what was committed here, so that nothing is kept that was read before. */
  private long changesOf(Key key) {
    return allChanges.get() + changes.get(stripe(key));
  }

  private int stripe(Key key) {
    return Math.floorMod(key.hashCode(), changes.length());
  }

  /** Once this transaction has committed, a new hold has these times. */
  void held(Clinic clinic, Location location, UUID hold, List<Holding> holdings) {
    afterCommit(
        () -> {
          for (var holding : holdings) {
            var claim = Claim.of(holding.unit(), holding.time(), holding.kind());
            var taken = new Taken(claim, hold, holding.until());
            change(clinic, location, holding.time(), day -> day.with(claim.unit(), and(taken)));
          }
        });
  }

  private static UnaryOperator<List<Taken>> and(Taken taken) {
    return before -> {
      var after = new ArrayList<>(before);
      after.add(taken);
      return after;
    };
  }

  /** Once this transaction has committed, an appointment has what a hold had. */
  void handedOver(Clinic clinic, Location location, TimeRange time, UUID hold, UUID appointment) {
    afterCommit(
        () ->
            change(
                clinic,
                location,
                time,
                day -> {
                  var after = day;
                  for (var unit : day.units().entrySet()) {
                    if (unit.getValue().stream().anyMatch(taken -> hold.equals(taken.holder()))) {
                      after = after.with(unit.getKey(), handOver(hold, appointment));
                    }
                  }
                  return after;
                }));
  }

  private static UnaryOperator<List<Taken>> handOver(UUID hold, UUID appointment) {
    return before ->
        before.stream()
            .map(
                taken ->
                    hold.equals(taken.holder())
                        ? new Taken(taken.claim().as(ClaimKind.APPOINTMENT), appointment, null)
                        : taken)
            .toList();
  }

  /** These days are to be read anew. */
  void forget(Clinic clinic, TimeRange time) {
    clinic.locations().forEach(location -> change(clinic, location, time, day -> null));
  }

  /** Once this transaction has committed, all of a clinic is to be read anew. */
  void changed(String clinic) {
    afterCommit(
        () -> {
          allChanges.incrementAndGet();
          days.asMap().keySet().removeIf(key -> key.clinic().equals(clinic));
        });
  }

  private void change(
      Clinic clinic, Location location, TimeRange time, Function<Day, @Nullable Day> change) {
    for (var day = day(time.start()); day <= day(time.end()); day++) {
      var key = new Key(clinic.id(), clinic.revision(), location.code(), day);
      changes.incrementAndGet(stripe(key));
      days.asMap().computeIfPresent(key, (k, before) -> change.apply(before));
    }
  }

  private void afterCommit(Runnable change) {
    events.fire(new Change(change));
  }

  void see(@Observes(during = TransactionPhase.AFTER_SUCCESS) Change change) {
    change.seen().run();
  }

  private Day read(Clinic clinic, Location location, long day) {
    var now = System.nanoTime();
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(TAKEN)) {
      select.setString(1, clinic.id());
      select.setArray(
          2, connection.createArrayOf("bigint", DiaryQuery.units(clinic, location).toArray()));
      select.setObject(3, midnight(day));
      select.setObject(4, midnight(day + 1));
      var taken = new ArrayList<Taken>();
      var rows = select.executeQuery();
      while (rows.next()) {
        taken.add(
            new Taken(
                Claim.of(
                    rows.getLong("unit_id"),
                    new TimeRange(
                        DiaryQuery.instant(rows, "start_at"), DiaryQuery.instant(rows, "end_at")),
                    ClaimKind.valueOf(rows.getString("kind"))),
                rows.getObject("holder", UUID.class),
                expiry(rows)));
      }
      return Day.of(taken, now);
    } catch (SQLException e) {
      throw new Claims.ClaimsUnavailable(e);
    }
  }

  private static @Nullable Instant expiry(ResultSet rows) throws SQLException {
    var at = rows.getObject("expires_at", OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static long day(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 86_400);
  }

  private static OffsetDateTime midnight(long day) {
    return Instant.ofEpochSecond(day * 86_400).atOffset(ZoneOffset.UTC);
  }
}
