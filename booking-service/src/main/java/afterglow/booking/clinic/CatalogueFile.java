package afterglow.booking.clinic;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
      @NotEmpty List<@Valid Part> segments,
      @Valid @Nullable Rules screening) {}

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
      @JsonProperty("wait") @Nullable Map<String, Period> washOut) {
    Rules {
      stop = stop == null ? List.of() : stop;
      ask = ask == null ? List.of() : ask;
      washOut = washOut == null ? Map.of() : washOut;
    }
  }
}
