package afterglow.followup.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time that a member of staff saw or changed something about patients.
 *
 * @param act a stable word, such as {@code board.read} or {@code appointment.arrived}
 * @param subject the row that was changed; nothing when they only looked
 * @param patients whom it was about
 * @param items how many rows were shown or changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StaffAccess(
    long id,
    String clinic,
    Instant at,
    String staff,
    String staffName,
    List<String> roles,
    String act,
    @Nullable UUID subject,
    List<UUID> patients,
    int items,
    @Nullable String trace) {

  static StaffAccess of(ResultSet row) throws SQLException {
    return new StaffAccess(
        row.getLong("id"),
        row.getString("clinic_id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("staff"),
        row.getString("staff_name"),
        List.of((String[]) row.getArray("roles").getArray()),
        row.getString("act"),
        row.getObject("subject", UUID.class),
        List.of((UUID[]) row.getArray("patients").getArray()),
        row.getInt("items"),
        row.getString("trace_id"));
  }
}
