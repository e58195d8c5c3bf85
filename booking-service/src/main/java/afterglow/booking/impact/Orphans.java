package afterglow.booking.impact;

import afterglow.booking.appointment.Appointment;
import afterglow.booking.appointment.Appointments;
import afterglow.booking.clinic.Clinic;
import afterglow.booking.diary.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The visits to come that have lost their place, of all clinics: each once, until it has another.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Orphans {
  private final Appointments appointments;
  private final Blocks blocks;
  private final Claims claims;
  private final DataSource database;
  private final Clock clock;

  Orphans(
      Appointments appointments, Blocks blocks, Claims claims, DataSource database, Clock clock) {
    this.appointments = appointments;
    this.blocks = blocks;
    this.claims = claims;
    this.database = database;
    this.clock = clock;
  }

  /** Those that one more block would make, besides those that there are. */
  List<Impact.Orphan> foreseen(Clinic clinic, Block block) {
    var all = new ArrayList<>(blocks.of(clinic.id(), now()));
    all.add(block);
    return more(clinic, all);
  }

  /** Those that there would be, besides those that there are, if the clinic were like this. */
  List<Impact.Orphan> foreseen(Clinic clinic) {
    return more(clinic, blocks.of(clinic.id(), now()));
  }

  private List<Impact.Orphan> more(Clinic clinic, List<Block> blocks) {
    var already = since(clinic.id()).keySet();
    return orphans(clinic, blocks).stream()
        .filter(orphan -> !already.contains(orphan.appointment().id()))
        .toList();
  }

  /**
   * Those that there are now, with since when each is one.
   *
   * @return in the order of their visits
   */
  Map<Impact.Orphan, Instant> track(Clinic clinic) {
    var now = now();
    var orphans = orphans(clinic, blocks.of(clinic.id(), now));
    keep(clinic.id(), orphans.stream().map(orphan -> orphan.appointment().id()).toList(), now);
    var since = since(clinic.id());
    var tracked = new LinkedHashMap<Impact.Orphan, Instant>();
    orphans.forEach(
        orphan -> tracked.put(orphan, since.getOrDefault(orphan.appointment().id(), now)));
    return tracked;
  }

  private List<Impact.Orphan> orphans(Clinic clinic, List<Block> blocks) {
    var visits = appointments.toCome(clinic.id(), now());
    var had = claims.ofAll(clinic.id(), visits.stream().map(Appointment::id).toList());
    return new Impact(clinic, blocks).on(visits, had);
  }

  private void keep(String clinic, List<UUID> orphans, Instant now) {
    try (var connection = database.getConnection();
        var found =
            connection.prepareStatement(
                "delete from orphan where clinic_id = ? and appointment <> all (?)");
        var lost =
            connection.prepareStatement(
                "insert into orphan (clinic_id, appointment, since)"
                    + " select ?, id, ? from unnest(?::uuid[]) id on conflict do nothing")) {
      var ids = connection.createArrayOf("uuid", orphans.toArray());
      found.setString(1, clinic);
      found.setArray(2, ids);
      found.executeUpdate();
      lost.setString(1, clinic);
      lost.setObject(2, now.atOffset(ZoneOffset.UTC));
      lost.setArray(3, ids);
      lost.executeUpdate();
    } catch (SQLException e) {
      throw new Blocks.BlocksUnavailable(e);
    }
  }

  private Map<UUID, Instant> since(String clinic) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select appointment, since from orphan where clinic_id = ?")) {
      select.setString(1, clinic);
      var since = new HashMap<UUID, Instant>();
      var rows = select.executeQuery();
      while (rows.next()) {
        since.put(
            rows.getObject("appointment", UUID.class),
            rows.getObject("since", OffsetDateTime.class).toInstant());
      }
      return since;
    } catch (SQLException e) {
      throw new Blocks.BlocksUnavailable(e);
    }
  }

  private Instant now() {
    return clock.instant();
  }
}
