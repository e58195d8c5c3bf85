package afterglow.booking.appointment;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a patient answers to a screening question.
 *
 * @param on when it last was, where the question asks for it
 */
public record Answer(@NotNull Word answer, @Nullable LocalDate on) {
  @AssertTrue(message = "must be a day in living memory")
  boolean isInLivingMemory() {
    return on == null || (on.getYear() > 1900 && on.getYear() < 3000);
  }

  /** The three ways to answer. */
  public enum Word {
    @JsonProperty("yes")
    YES,
    @JsonProperty("no")
    NO,
    @JsonProperty("unsure")
    UNSURE
  }
}
