package afterglow.booking.clinic;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code catalogue.yaml} of a specialty pack: treatments and the questions before them. */
record CatalogueFile(
    @NotBlank String pack,
    @Min(1) int version,
    boolean sample,
    @NotNull Map<String, Text> questions,
    @NotEmpty List<@Valid Entry> treatments) {

  record Entry(
      @NotNull @Pattern(regexp = ClinicFile.SLUG) String code,
      @NotNull Text name,
      @NotNull @Valid Price price,
      @Valid @Nullable Series series,
      @NotEmpty List<@Valid Part> segments,
      @Valid @Nullable Rules screening) {}

  /**
   * How often it is usually done, and how long in between: one number, or the least and the most.
   */
  record Series(
      @NotEmpty @Size(max = 2) List<@Min(1) Integer> sessions,
      @Nullable @Size(min = 1, max = 2) List<Period> interval) {}

  record Price(
      @NotNull BigDecimal amount, @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {}

  /** A segment; {@code patient: false} for what goes on after the patient has left. */
  record Part(
      @NotBlank String name,
      @Min(1) int minutes,
      @Nullable Boolean patient,
      @NotEmpty List<NeedEntry> needs) {}

  /** One of three: {@code practitioner: kind}, {@code room: kind}, {@code equipment: kind}. */
  record NeedEntry(
      @Nullable String practitioner, @Nullable String room, @Nullable String equipment) {}

  record Rules(
      @Nullable List<String> stop,
      @Nullable List<String> ask,
      @Nullable List<String> info,
      @JsonProperty("wait") @Nullable Map<String, Period> washOut) {
    Rules {
      stop = stop == null ? List.of() : stop;
      ask = ask == null ? List.of() : ask;
      info = info == null ? List.of() : info;
      washOut = washOut == null ? Map.of() : washOut;
    }
  }
}
