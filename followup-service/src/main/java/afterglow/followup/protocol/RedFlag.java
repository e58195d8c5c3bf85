package afterglow.followup.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How urgent a symptom is after one treatment: {@code fever: urgent_1h}, or {@code long_red:
 * {after: PT72H, urgency: same_day}} when it is to be expected before.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RedFlag(@Nullable Duration after, @NotNull Urgency urgency) {
  @JsonCreator
  public RedFlag(
      @JsonProperty("after") @Nullable Duration after, @JsonProperty("urgency") Urgency urgency) {
    this.after = after;
    this.urgency = urgency;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static RedFlag at(String urgency) {
    return new RedFlag(null, Urgency.valueOf(urgency.toUpperCase(Locale.ROOT)));
  }
}
