package afterglow.booking.diary;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The claims table: the one place where double booking is decided. */
@ApplicationScoped
public class Claims {
  private static final String TAKE = "select take_claims(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String LOCK_DAYS =
      "select pg_advisory_xact_lock(?, day) from generate_series(?, ?) day order by day";

  private static final String REASSIGN = "select reassign_claims(?, ?, ?, ?, ?, ?)";

  private static final String BELONG_TO_APPOINTMENT =
      """
      update claim set kind = 'APPOINTMENT', holder = ?, expires_at = null
      where clinic_id = ? and holder = ? and kind = 'HOLD'
      """;

  private static final String KEEP_UNTIL =
      "update claim set expires_at = ? where clinic_id = ? and holder = ? and kind = 'HOLD'";

  private static final String UNITS_OF =
      "select holder, unit_id from claim"
          + " where clinic_id = ? and holder = any (?) and kind <> 'UNDO'";

  private static final String OF_APPOINTMENTS =
      """
      select holder, unit_id, lower(during) as start_at, upper(during) as end_at, need from claim
      where clinic_id = ? and holder = any (?) and kind = 'APPOINTMENT'
      order by unit_id, during
      """;

  private static final String GIVE_UP = "delete from claim where clinic_id = ? and holder = ?";

  private final DataSource database;
  private final Clock clock;
  private final RecentDays recent;

  Claims(DataSource database, Clock clock, RecentDays recent) {
    this.database = database;
    this.clock = clock;
    this.recent = recent;
  }

  /**
   * What takes time on the units of a location.
   *
   * @param asker whose own claims are not in their way
   */
  public Diaries diaries(Clinic clinic, Location location, Asker asker) {
    return new DiaryQuery(database, clock, clinic, location, asker);
  }

  /** The same as of a moment ago, to offer times. */
  public Diaries toOffer(Clinic clinic, Location location, Asker asker) {
    return recent(clinic, location, asker, RecentDays.TO_OFFER);
  }

  /** The same as of not long ago, to choose units. */
  public Diaries toChoose(Clinic clinic, Location location, Asker asker) {
    return recent(clinic, location, asker, RecentDays.TO_CHOOSE);
  }

  private Diaries recent(Clinic clinic, Location location, Asker asker, Duration age) {
    var exact = diaries(clinic, location, asker);
    return new Diaries() {
      @Override
      public Diary taken(TimeRange time) {
        return recent.taken(clinic, location, asker, time, age);
      }

      @Override
      public Diary withVisits(TimeRange time) {
        return exact.withVisits(time);
      }
    };
  }

  /** What was read a moment ago turned out to be wrong: it is not to be offered again. */
  public void wasWrong(Clinic clinic, TimeRange time) {
    recent.forget(clinic, time);
  }

  /** Whoever reads a diary of this clinic next is to see what this transaction has changed. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void changed(String clinic) {
    recent.changed(clinic);
  }

  /**
   * From now on the asker has these times and no others; all of them, or nothing has changed.
   *
   * @return whether they were free; if not, the transaction is to be rolled back
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean take(
      Clinic clinic, Location location, LocalDate day, Asker asker, List<Holding> wanted) {
    try (var connection = database.getConnection();
        var take = connection.prepareStatement(TAKE)) {
      take.setString(1, clinic.id());
      take.setInt(2, location.lock());
      take.setInt(3, (int) day.toEpochDay());
      take.setObject(4, asker.holder());
      take.setArray(5, array(connection, "bigint", wanted, Holding::unit));
      take.setArray(6, array(connection, "timestamptz", wanted, w -> at(w.time().start())));
      take.setArray(7, array(connection, "timestamptz", wanted, w -> at(w.time().end())));
      take.setArray(8, array(connection, "text", wanted, w -> DiaryQuery.text(w.need())));
      take.setArray(9, array(connection, "text", wanted, w -> w.kind().name()));
      take.setArray(10, array(connection, "timestamptz", wanted, Claims::until));
      take.setObject(11, at(clock.instant()));
      take.setBoolean(12, asker.endsUndo());
      if (!wanted.isEmpty() && wanted.stream().allMatch(w -> w.kind() == ClaimKind.HOLD)) {
        recent.held(clinic, location, Objects.requireNonNull(asker.holder()), wanted);
      } else {
        recent.changed(clinic.id());
      }
      var row = take.executeQuery();
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      return overlapped(e);
    }
  }

  private static @Nullable Object until(Holding wanted) {
    return wanted.until() == null ? null : at(wanted.until());
  }

  /** What an appointment has, without what is only kept for an undo. */
  public List<Seating.Claimed> of(String clinic, UUID appointment) {
    return ofAll(clinic, List.of(appointment)).getOrDefault(appointment, List.of());
  }

  /** The same for several. */
  public Map<UUID, List<Seating.Claimed>> ofAll(String clinic, Collection<UUID> appointments) {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(OF_APPOINTMENTS)) {
      select.setString(1, clinic);
      select.setArray(2, connection.createArrayOf("uuid", appointments.toArray()));
      var claims = new HashMap<UUID, List<Seating.Claimed>>();
      var rows = select.executeQuery();
      while (rows.next()) {
        var time =
            new TimeRange(DiaryQuery.instant(rows, "start_at"), DiaryQuery.instant(rows, "end_at"));
        claims
            .computeIfAbsent(rows.getObject("holder", UUID.class), holder -> new ArrayList<>())
            .add(
                new Seating.Claimed(
                    rows.getLong("unit_id"), time, DiaryQuery.need(rows.getString("need"))));
      }
      return claims;
    } catch (SQLException e) {
      throw new ClaimsUnavailable(e);
    }
  }

  /**
   * Keeps everybody else from taking time at a location on some days, for what looks at all of them
   * at once. It waits for those who are taking some, and they wait for it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void lock(Location location, LocalDate from, LocalDate until) {
    try (var connection = database.getConnection();
        var lock = connection.prepareStatement(LOCK_DAYS)) {
      lock.setInt(1, location.lock());
      lock.setInt(2, (int) from.toEpochDay());
      lock.setInt(3, (int) until.toEpochDay());
      lock.execute();
    } catch (SQLException e) {
      throw new ClaimsUnavailable(e);
    }
  }

  /**
   * Gives holders other units at the same times.
   *
   * @return whether they all still had what they were to give up; if not, the transaction is to be
   *     rolled back
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean reassign(String clinic, List<Seating.Move> moves) {
    recent.changed(clinic);
    try (var connection = database.getConnection();
        var reassign = connection.prepareStatement(REASSIGN)) {
      var seats =
          moves.stream().flatMap(m -> m.times().stream().map(t -> Map.entry(m, t))).toList();
      reassign.setString(1, clinic);
      reassign.setArray(2, array(connection, "uuid", seats, s -> s.getKey().holder()));
      reassign.setArray(3, array(connection, "bigint", seats, s -> s.getKey().from()));
      reassign.setArray(4, array(connection, "bigint", seats, s -> s.getKey().to().id()));
      reassign.setArray(5, array(connection, "timestamptz", seats, s -> at(s.getValue().start())));
      reassign.setObject(6, at(clock.instant()));
      var row = reassign.executeQuery();
      return row.next() && row.getInt(1) == seats.size();
    } catch (SQLException e) {
      return overlapped(e);
    }
  }

  /**
   * Turns a hold's claims into an appointment's.
   *
   * @return how many there were; fewer than were taken means that the hold has lost some
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public int handOver(
      Clinic clinic, Location location, TimeRange time, UUID hold, UUID appointment) {
    recent.handedOver(clinic, location, time, hold, appointment);
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(BELONG_TO_APPOINTMENT)) {
      update.setObject(1, appointment);
      update.setString(2, clinic.id());
      update.setObject(3, hold);
      return update.executeUpdate();
    } catch (SQLException e) {
      throw new ClaimsUnavailable(e);
    }
  }

  /** Lets a hold have its claims for longer. */
  @Transactional(Transactional.TxType.MANDATORY)
  public int extend(String clinic, UUID hold, Instant until) {
    recent.changed(clinic);
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(KEEP_UNTIL)) {
      update.setObject(1, at(until));
      update.setString(2, clinic);
      update.setObject(3, hold);
      return update.executeUpdate();
    } catch (SQLException e) {
      throw new ClaimsUnavailable(e);
    }
  }

  /** The ids of the units that each of these holders has time of. */
  public Map<UUID, Set<Long>> unitsOf(String clinic, Collection<UUID> holders) {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(UNITS_OF)) {
      select.setString(1, clinic);
      select.setArray(2, connection.createArrayOf("uuid", holders.toArray()));
      var units = new HashMap<UUID, Set<Long>>();
      var rows = select.executeQuery();
      while (rows.next()) {
        units
            .computeIfAbsent(rows.getObject("holder", UUID.class), holder -> new HashSet<>())
            .add(rows.getLong("unit_id"));
      }
      return units;
    } catch (SQLException e) {
      throw new ClaimsUnavailable(e);
    }
  }

  /** Frees everything that a holder has. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void giveUp(String clinic, UUID holder) {
    delete(GIVE_UP, clinic, holder);
  }

  /** Frees what is only kept so that a holder's changes can be taken back. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void giveUpUndo(String clinic, UUID holder) {
    delete(GIVE_UP + " and kind = 'UNDO'", clinic, holder);
  }

  /** Tidies away what was kept for changes that cannot be taken back any more. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void tidyUndo() {
    try (var connection = database.getConnection();
        var delete =
            connection.prepareStatement(
                "delete from claim where kind = 'UNDO' and expires_at <= ?")) {
      delete.setObject(1, at(clock.instant()));
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new ClaimsUnavailable(e);
    }
  }

  private void delete(String statement, String clinic, UUID holder) {
    recent.changed(clinic);
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement(statement)) {
      delete.setString(1, clinic);
      delete.setObject(2, holder);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new ClaimsUnavailable(e);
    }
  }

  /** Somebody else was faster, which only the constraint saw. */
  private static boolean overlapped(SQLException e) {
    if (e.getMessage() != null && e.getMessage().contains("claim_no_overlap")) {
      return false;
    }
    throw new ClaimsUnavailable(e);
  }

  private static <T> Array array(
      Connection connection, String type, List<T> rows, Function<T, @Nullable Object> column)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static class ClaimsUnavailable extends RuntimeException {
    ClaimsUnavailable(SQLException cause) {
      super(cause);
    }
  }
}
