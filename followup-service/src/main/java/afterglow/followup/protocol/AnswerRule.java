package afterglow.followup.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When an answer, whatever the treatment, needs somebody to look: exactly one condition, perhaps
 * only from some time after the visit's end.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnswerRule(
    @Nullable @Min(0) @Max(10) Integer painAtLeast,
    @Nullable Trend trend,
    @Nullable Boolean ok,
    @Nullable Boolean freeText,
    @Nullable Duration after,
    @NotNull Urgency urgency) {

  @JsonIgnore
  @AssertTrue(message = "has exactly one of painAtLeast, trend, ok, freeText")
  public boolean isOneCondition() {
    return Stream.of(painAtLeast, trend, ok, freeText).filter(Objects::nonNull).count() == 1;
  }
}
