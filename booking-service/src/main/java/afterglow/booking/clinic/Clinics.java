package afterglow.booking.clinic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The clinics of this installation. Each is built once per revision of its documents. What this
 * replica imported is seen at once; what another did, after {@link #LONGEST} at most.
 */
@ApplicationScoped
public class Clinics {
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final DataSource database;
  private final ObjectMapper json;
  private final StillNeeded needed;
  private final FileReader files;
  private final Event<Imported> imports;
  private final Map<String, Clinic> built = new ConcurrentHashMap<>();
  private final Cache<String, Clinic> recent =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(LONGEST).build();

  Clinics(
      DataSource database,
      ObjectMapper json,
      StillNeeded needed,
      FileReader files,
      Event<Imported> imports) {
    this.database = database;
    this.json = json;
    this.needed = needed;
    this.files = files;
    this.imports = imports;
  }

  /** A clinic is not as it was, once the transaction has committed. */
  record Imported(String id) {}

  void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Imported imported) {
    recent.invalidate(imported.id());
  }

  /** One clinic, or nothing where there is none of that name or nothing can be booked there yet. */
  public Optional<Clinic> find(String id) {
    if (!ClinicFile.isSlug(id)) {
      return Optional.empty();
    }
    var known = recent.getIfPresent(id);
    if (known != null) {
      return Optional.of(known);
    }
    var newest = newest(id);
    newest.ifPresent(clinic -> recent.put(id, clinic));
    return newest;
  }

  private Optional<Clinic> newest(String id) {
    try (var connection = database.getConnection()) {
      var revision = revision(connection, id);
      if (revision == 0) {
        return Optional.empty();
      }
      var known = built.get(id);
      if (known == null || known.revision() != revision) {
        known = build(connection, id);
        built.put(id, known);
      }
      return Optional.of(known);
    } catch (SQLException | JsonProcessingException e) {
      throw new ClinicUnreadable(id, e);
    }
  }

  /** Every clinic where something can be booked, by name. */
  public List<Clinic> all() {
    var ids = new ArrayList<String>();
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select clinic_id from clinic where catalogue is not null order by clinic_id");
        var rows = select.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new ClinicUnreadable("all", e);
    }
    return ids.stream().map(this::find).flatMap(Optional::stream).toList();
  }

  /**
   * Keeps a clinic's set-up; units keep their identity by code.
   *
   * @return whether that changed anything
   * @throws ImportRefused when it leaves out what visits to come still need
   */
  @Transactional
  boolean keep(String id, FileReader.Read<ClinicFile> read) {
    imports.fire(new Imported(id));
    var file = read.file();
    var setup = read.document().toString();
    try (var connection = database.getConnection()) {
      var changed =
          update(
                  connection,
                  """
                  insert into clinic (clinic_id, revision, setup) values (?, 1, ?::jsonb)
                  on conflict (clinic_id) do update
                  set setup = excluded.setup, revision = clinic.revision + 1
                  where clinic.setup <> excluded.setup
                  """,
                  id,
                  setup)
              > 0;
      for (var place : file.locations()) {
        update(
            connection,
            "insert into location (clinic_id, code) values (?, ?) on conflict do nothing",
            id,
            place.code());
      }
      for (var unit : FileReader.units(file).toList()) {
        update(
            connection,
            "insert into unit (clinic_id, code) values (?, ?) on conflict do nothing",
            id,
            unit.code());
      }
      needed.check(id, file);
      return changed;
    } catch (SQLException e) {
      throw new ClinicUnreadable(id, e);
    }
  }

  /** Keeps a clinic's catalogue; nothing for a clinic that is not there. */
  @Transactional
  Optional<Boolean> keepCatalogue(String id, FileReader.Read<CatalogueFile> read) {
    imports.fire(new Imported(id));
    var catalogue = read.document().toString();
    try (var connection = database.getConnection()) {
      var changed =
          update(
              connection,
              """
              update clinic set catalogue = ?::jsonb, revision = revision + 1
              where clinic_id = ? and catalogue is distinct from ?::jsonb
              """,
              catalogue,
              id,
              catalogue);
      if (changed > 0) {
        needed.check(id, read.file());
        return Optional.of(true);
      }
      return revision(connection, id) > 0 ? Optional.of(false) : Optional.empty();
    } catch (SQLException e) {
      throw new ClinicUnreadable(id, e);
    }
  }

  /**
   * A clinic as a new set-up would make it; units that are new have no number yet.
   *
   * @throws ImportRefused when it could not be kept
   */
  public Optional<Clinic> asItWouldBe(String id, InputStream setup) {
    var file = files.clinic(setup, id).file();
    return documents(id, false)
        .filter(stands -> stands.catalogue() != null)
        .map(
            stands -> {
              try (var connection = database.getConnection()) {
                var locks =
                    numbers(
                        connection, "select code, lock_id from location where clinic_id = ?", id);
                var units =
                    numbers(connection, "select code, id from unit where clinic_id = ?", id);
                file.locations().forEach(place -> locks.putIfAbsent(place.code(), 0L));
                FileReader.units(file).forEach(unit -> units.putIfAbsent(unit.code(), -1L));
                return ClinicBuilding.of(
                    stands.revision(),
                    file,
                    json.treeToValue(stands.catalogue(), CatalogueFile.class),
                    locks,
                    units);
              } catch (SQLException | JsonProcessingException e) {
                throw new ClinicUnreadable(id, e);
              }
            });
  }

  /**
   * The documents of a clinic as they stand.
   *
   * @param catalogue nothing before the first import
   */
  record Documents(int revision, JsonNode setup, @Nullable JsonNode catalogue) {}

  /** What a clinic is made of, to be exported; locked, when it is about to be changed. */
  Optional<Documents> documents(String id, boolean toChange) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select revision, setup, catalogue from clinic where clinic_id = ?"
                    + (toChange ? " for update" : ""))) {
      select.setString(1, id);
      var row = select.executeQuery();
      if (!row.next()) {
        return Optional.empty();
      }
      var catalogue = row.getString("catalogue");
      return Optional.of(
          new Documents(
              row.getInt("revision"),
              json.readTree(row.getString("setup")),
              catalogue == null ? null : json.readTree(catalogue)));
    } catch (SQLException | JsonProcessingException e) {
      throw new ClinicUnreadable(id, e);
    }
  }

  /** Zero where there is no such clinic or it has no catalogue. */
  private static int revision(Connection connection, String id) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select revision from clinic where clinic_id = ? and catalogue is not null")) {
      select.setString(1, id);
      var row = select.executeQuery();
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private Clinic build(Connection connection, String id)
      throws SQLException, JsonProcessingException {
    try (var select =
        connection.prepareStatement(
            "select revision, setup, catalogue from clinic where clinic_id = ?")) {
      select.setString(1, id);
      var row = select.executeQuery();
      row.next();
      return ClinicBuilding.of(
          row.getInt("revision"),
          json.readValue(row.getString("setup"), ClinicFile.class),
          json.readValue(row.getString("catalogue"), CatalogueFile.class),
          numbers(connection, "select code, lock_id from location where clinic_id = ?", id),
          numbers(connection, "select code, id from unit where clinic_id = ?", id));
    }
  }

  private static HashMap<String, Long> numbers(Connection connection, String query, String id)
      throws SQLException {
    var numbers = new HashMap<String, Long>();
    try (var select = connection.prepareStatement(query)) {
      select.setString(1, id);
      var rows = select.executeQuery();
      while (rows.next()) {
        numbers.put(rows.getString(1), rows.getLong(2));
      }
    }
    return numbers;
  }

  private static int update(Connection connection, String statement, String... values)
      throws SQLException {
    try (var update = connection.prepareStatement(statement)) {
      for (var i = 0; i < values.length; i++) {
        update.setString(i + 1, values[i]);
      }
      return update.executeUpdate();
    }
  }

  static class ClinicUnreadable extends RuntimeException {
    ClinicUnreadable(String id, @Nullable Exception cause) {
      super("Clinic " + id + " can be neither read nor kept", cause);
    }
  }
}
