package afterglow.booking.clinic;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
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
    equipment = equipment == null ? List.of() : equipment;
  }

  record Contact(@NotBlank String phone, @NotBlank String email) {}

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
      @NotNull WorkingHours opening) {}

  /** A unit; one without hours of its own is there whenever its location is open. */
  record Entry(
      @NotNull @Pattern(regexp = SLUG) String code,
      @NotBlank String name,
      @NotBlank String location,
      @NotEmpty Set<String> does,
      @Nullable WorkingHours hours) {}
}
