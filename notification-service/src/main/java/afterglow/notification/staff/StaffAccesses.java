package afterglow.notification.staff;

import afterglow.notification.trace.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The record of what staff saw and did. A note commits with what it tells of, and stands. */
@ApplicationScoped
public class StaffAccesses {
  private static final String INSERT =
      """
      insert into staff_access
        (clinic_id, at, staff, staff_name, roles, act, subject, patients, items, trace_id)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final DataSource database;
  private final StaffMember staff;
  private final Traces traces;
  private final Clock clock;

  StaffAccesses(DataSource database, StaffMember staff, Traces traces, Clock clock) {
    this.database = database;
    this.staff = staff;
    this.traces = traces;
    this.clock = clock;
  }

  /** Notes that rows are shown, before they leave; a look that found nothing is noted as well. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void saw(String act, String clinic, Collection<UUID> patients, int items) {
    add(act, clinic, null, patients, items);
  }

  /** Notes that rows of several clinics are shown: one note for each of the caller's clinics. */
  @Transactional(Transactional.TxType.MANDATORY)
  public <T> void saw(
      String act,
      Collection<T> rows,
      Function<T, String> clinicOf,
      Function<T, @Nullable UUID> patientOf) {
    for (var clinic : staff.clinics()) {
      var theirs = rows.stream().filter(row -> clinicOf.apply(row).equals(clinic)).toList();
      var patients =
          theirs.stream().flatMap(row -> Stream.ofNullable(patientOf.apply(row))).toList();
      add(act, clinic, null, patients, theirs.size());
    }
  }

  /** Notes the change of one row. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void did(String act, String clinic, UUID subject, UUID patient) {
    add(act, clinic, subject, List.of(patient), 1);
  }

  private void add(
      String act, String clinic, @Nullable UUID subject, Collection<UUID> patients, int items) {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, clinic);
      insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
      insert.setString(3, staff.id());
      insert.setString(4, staff.name());
      insert.setArray(5, connection.createArrayOf("text", staff.roles().toArray()));
      insert.setString(6, act);
      insert.setObject(7, subject);
      insert.setArray(8, connection.createArrayOf("uuid", Set.copyOf(patients).toArray()));
      insert.setInt(9, items);
      insert.setString(10, traces.id());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new NotNoted(e);
    }
  }

  /** What these clinics' staff did in a time, the latest first. */
  List<StaffAccess> within(
      Instant from,
      Instant to,
      Set<String> clinics,
      @Nullable UUID patient,
      @Nullable Long before,
      int most) {
    var query =
        new StringBuilder(
            "select * from staff_access where clinic_id = any(?) and at >= ? and at < ?");
    if (patient != null) {
      query.append(" and patients @> array[cast(? as uuid)]");
    }
    if (before != null) {
      query.append(
          " and (at, id) < (select at, id from staff_access where clinic_id = any(?) and id = ?)");
    }
    query.append(" order by at desc, id desc limit ?");
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(query.toString())) {
      var slugs = connection.createArrayOf("text", clinics.toArray());
      var next = 1;
      select.setArray(next++, slugs);
      select.setObject(next++, from.atOffset(ZoneOffset.UTC));
      select.setObject(next++, to.atOffset(ZoneOffset.UTC));
      if (patient != null) {
        select.setObject(next++, patient);
      }
      if (before != null) {
        select.setArray(next++, slugs);
        select.setLong(next++, before);
      }
      select.setInt(next, most);
      var found = new ArrayList<StaffAccess>();
      var rows = select.executeQuery();
      while (rows.next()) {
        found.add(StaffAccess.of(rows));
      }
      return found;
    } catch (SQLException e) {
      throw new NotNoted(e);
    }
  }

  /** What cannot be noted is not shown and not done. */
  static class NotNoted extends RuntimeException {
    NotNoted(SQLException cause) {
      super("The record of staff accesses cannot be written or read", cause);
    }
  }
}
