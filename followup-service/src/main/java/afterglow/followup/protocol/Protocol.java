package afterglow.followup.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What precedes and follows one treatment. */
public record Protocol(
    @NotNull @Pattern(regexp = ProtocolPack.SLUG) String treatment,
    @Nullable List<@Valid Preparation> preparation,
    @Nullable List<@Valid CheckIn> checkIns,
    @Nullable Map<String, @Valid RedFlag> redFlags) {

  public Protocol {
    preparation = preparation == null ? List.of() : List.copyOf(preparation);
    checkIns = checkIns == null ? List.of() : List.copyOf(checkIns);
    redFlags = redFlags == null ? Map.of() : Map.copyOf(redFlags);
  }

  @Override
  public List<Preparation> preparation() {
    return preparation == null ? List.of() : preparation;
  }

  @Override
  public List<CheckIn> checkIns() {
    return checkIns == null ? List.of() : checkIns;
  }

  @Override
  public Map<String, RedFlag> redFlags() {
    return redFlags == null ? Map.of() : redFlags;
  }

  /** Something to do before the visit. */
  public record Preparation(@NotNull Span due, @NotNull Text text) {}

  /**
   * Something to tell after the visit, and to ask.
   *
   * @param mustAnswer whether silence is alarming too
   * @param answerWithin how long silence is taken for that; absent: the pack's limit
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CheckIn(
      @NotNull Span at,
      @NotNull Text tell,
      @Nullable Set<@NotNull Question> ask,
      boolean mustAnswer,
      @Nullable Duration answerWithin) {

    @Override
    public Set<Question> ask() {
      return ask == null ? Set.of() : ask;
    }

    @JsonIgnore
    @AssertTrue(message = "must be answered but asks nothing")
    public boolean isAnswerable() {
      return !mustAnswer || !ask().isEmpty();
    }
  }
}
