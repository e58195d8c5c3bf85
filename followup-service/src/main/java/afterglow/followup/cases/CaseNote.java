package afterglow.followup.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;

/** What a member of staff wrote down about a case. It stays as it was written. */
record CaseNote(UUID id, @JsonIgnore UUID about, Instant at, String author, String text) {
  static final int LONGEST = 2_000;
}
