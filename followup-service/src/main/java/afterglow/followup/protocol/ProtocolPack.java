package afterglow.followup.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A clinic's {@code protocols.yaml}: how it reminds, prepares and follows up, and what alarms it.
 *
 * @param sample whether no clinician of the clinic has approved the content
 * @param visit what every treatment gets
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProtocolPack(
    @NotBlank String pack,
    @Min(1) int version,
    boolean sample,
    @NotEmpty List<@NotNull @Pattern(regexp = "[a-z]{2}") String> locales,
    @NotNull @Valid Emergency emergency,
    @NotNull Map<Urgency, @NotNull @Valid Response> urgency,
    @NotNull Map<@Pattern(regexp = CODE) String, @NotNull @Valid Symptom> symptoms,
    @NotNull List<@Valid AnswerRule> answerRules,
    @NotNull @Valid Silence silence,
    @NotNull @Valid Visit visit,
    @NotNull List<@Valid Protocol> protocols) {

  static final String SLUG = "[a-z0-9][a-z0-9-]*";
  static final String CODE = "[a-z][a-z0-9_]*";

  /** Whom to call when it cannot wait for a clinic; stands on every check-in page. */
  public record Emergency(
      @NotNull @Pattern(regexp = "[0-9]{2,6}") String number, @NotNull Text note) {}

  /** What we promise at this urgency: by when somebody looks, and what the patient reads. */
  public record Response(@NotNull Duration acknowledgeWithin, @NotNull Text say) {}

  /** A sign of trouble in a patient's words, and how urgent it usually is. */
  public record Symptom(@NotNull Text text, @NotNull Urgency urgency) {}

  /** When no answer is an answer. */
  public record Silence(@NotNull Duration within, @NotNull Urgency urgency) {}

  /** How long before every visit a reminder goes out. */
  public record Visit(@Nullable List<@NotNull Span> reminders) {
    @Override
    public List<Span> reminders() {
      return reminders == null ? List.of() : reminders;
    }
  }

  @JsonIgnore
  public Optional<Protocol> of(String treatment) {
    return protocols.stream().filter(p -> p.treatment().equals(treatment)).findFirst();
  }
}
