package afterglow.booking.clinic;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code clinic.yaml}: the clinic, its places, people, rooms and equipment. */
record ClinicFile(
    @NotNull @Pattern(regexp = SLUG) String clinic,
    @NotBlank String name,
    boolean demo,
    @NotEmpty List<@Pattern(regexp = "[a-z]{2}") String> locales,
    @NotNull @Valid Contact contact,
    @NotNull @Valid Rules booking,
    @Nullable List<Closure> closures,
    @NotEmpty List<@Valid Place> locations,
    @NotEmpty List<@Valid Entry> practitioners,
    @NotEmpty List<@Valid Entry> rooms,
    @Nullable List<@Valid Entry> equipment) {
  static final String SLUG = "[a-z0-9][a-z0-9-]{0,62}";

  /** What is none names no clinic, and is not asked for. */
  static boolean isSlug(String id) {
    return id.matches(SLUG);
  }

  ClinicFile {
    closures = closures == null ? List.of() : closures;
    equipment = equipment == null ? List.of() : equipment;
  }

  record Contact(@NotBlank String phone, @NotBlank String email) {}

  /** Dates on which the whole clinic is closed. */
  record Closure(LocalDate from, @Nullable LocalDate until, @Nullable String note) {
    HoursException asException() {
      return new HoursException(from, until, List.of(), note);
    }
  }

  record Rules(@NotNull Duration notice, @NotNull Period horizon) {}

  record Place(
      @NotNull @Pattern(regexp = SLUG) String code,
      @NotBlank String name,
      @NotBlank String address,
      @NotBlank String city,
      @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
      @NotNull @ZoneRegion ZoneId zone,
      @NotBlank String phone,
      @Min(5) @Max(60) int gridMinutes,
      @NotEmpty @OneOrMore List<WeekPattern> opening,
      @Nullable List<HoursException> exceptions) {
    Place {
      exceptions = exceptions == null ? List.of() : exceptions;
    }
  }

  /**
   * A unit; one without hours of its own is there whenever its location is open, but for its own
   * exceptions.
   */
  record Entry(
      @NotNull @Pattern(regexp = SLUG) String code,
      @NotBlank String name,
      @NotBlank String location,
      @NotEmpty Set<String> does,
      @Nullable @OneOrMore List<WeekPattern> hours,
      @Nullable List<HoursException> exceptions) {
    Entry {
      exceptions = exceptions == null ? List.of() : exceptions;
    }
  }

  /** A single week may be written without a list around it. */
  @JacksonAnnotationsInside
  @JsonFormat(
      with = {
        JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
        JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
      })
  @Retention(RetentionPolicy.RUNTIME)
  @interface OneOrMore {}
}
