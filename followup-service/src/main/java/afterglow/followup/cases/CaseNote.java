package afterglow.followup.cases;

import afterglow.followup.http.FreeText;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a member of staff wrote down about a case. It stays as it was written. */
record CaseNote(UUID id, @JsonIgnore UUID about, Instant at, String author, String text) {
  static final int LONGEST = 2_000;

  /** Whether it says something that can be kept. */
  static boolean isText(String tidied) {
    return !tidied.isBlank() && tidied.length() <= LONGEST && FreeText.isAllowed(tidied);
  }

  /** What a key must be, so that the same note sent again is known. */
  static boolean isKey(@Nullable String key) {
    return key != null && key.matches("[!-~]{1,200}");
  }
}
