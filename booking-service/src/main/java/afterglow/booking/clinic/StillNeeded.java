package afterglow.booking.clinic;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Keeps a file from dropping what visits to come, or times that are held, still name. */
@Singleton
class StillNeeded {
  private static final String UNITS =
      """
      with asked (clinic, kept, now) as (values (?, ?::text[], ?::timestamptz))
      select u.code from asked join unit u on u.clinic_id = clinic and u.code <> all (kept)
      where exists (
        select 1 from claim c
        where c.unit_id = u.id and c.during && tstzrange(now, null)
          and (c.expires_at is null or c.expires_at > now))
      order by u.code
      """;

  private static final String NAMED_BY_VISITS =
      """
      with asked (clinic, kept, now) as (values (?, ?::text[], ?::timestamptz))
      select COLUMN from asked join appointment on clinic_id = clinic
      where COLUMN <> all (kept) and status in ('PENDING_REVIEW', 'BOOKED', 'ARRIVED') and end_at > now
      union
      select COLUMN from asked join hold on clinic_id = clinic
      where COLUMN <> all (kept) and expires_at > now
      order by 1
      """;

  private final DataSource database;
  private final Clock clock;

  StillNeeded(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Looks at what a clinic's new set-up leaves out.
   *
   * @throws ImportRefused naming each location and unit that cannot go yet
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void check(String clinic, ClinicFile file) {
    var units = FileReader.units(file).map(ClinicFile.Entry::code);
    var locations = file.locations().stream().map(ClinicFile.Place::code);
    refuse(
        Stream.concat(
            dropped(UNITS, clinic, units).map(code -> flaw("clinic.yaml", "unit " + code)),
            dropped(NAMED_BY_VISITS.replace("COLUMN", "location"), clinic, locations)
                .map(code -> flaw("clinic.yaml", "location " + code))));
  }

  /**
   * Looks at what a clinic's new catalogue leaves out.
   *
   * @throws ImportRefused naming each treatment that cannot go yet
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void check(String clinic, CatalogueFile file) {
    var treatments = file.treatments().stream().map(CatalogueFile.Entry::code);
    refuse(
        dropped(NAMED_BY_VISITS.replace("COLUMN", "treatment"), clinic, treatments)
            .map(code -> flaw("catalogue.yaml", "treatment " + code)));
  }

  private Stream<String> dropped(String query, String clinic, Stream<String> kept) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(query)) {
      select.setString(1, clinic);
      select.setArray(2, connection.createArrayOf("text", kept.toArray()));
      select.setObject(3, now);
      var found = Stream.<String>builder();
      var rows = select.executeQuery();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found.build();
    } catch (SQLException e) {
      throw new Clinics.ClinicUnreadable(clinic, e);
    }
  }

  private static ImportRefused.Flaw flaw(String file, String what) {
    return new ImportRefused.Flaw(
        file, null, what, "is left out, but visits to come still need it");
  }

  private static void refuse(Stream<ImportRefused.Flaw> flaws) {
    var found = flaws.toList();
    if (!found.isEmpty()) {
      throw new ImportRefused(found);
    }
  }
}
