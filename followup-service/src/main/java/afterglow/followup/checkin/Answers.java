package afterglow.followup.checkin;

import afterglow.followup.protocol.Trend;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a patient answered.
 *
 * @param flags codes of the signs that are there; empty: none; absent: not answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answers(
    @Nullable Integer pain,
    @Nullable Trend trend,
    @Nullable Set<String> flags,
    @Nullable Boolean ok,
    @Nullable String text) {
  boolean names(String flag) {
    return flags != null && flags.contains(flag);
  }
}
