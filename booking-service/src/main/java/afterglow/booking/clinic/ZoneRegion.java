package afterglow.booking.clinic;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A zone that the tz database knows by name, such as {@code Europe/London}. An offset is none: it
 * does not say when the clocks change.
 */
@Constraint(validatedBy = ZoneRegion.Known.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface ZoneRegion {
  String message() default "is no region of the tz database, such as Europe/London";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Looks the zone up, by its id. */
  class Known implements ConstraintValidator<ZoneRegion, Object> {
    public static boolean is(String id) {
      return ZoneId.getAvailableZoneIds().contains(id);
    }

    @Override
    public boolean isValid(@Nullable Object zone, ConstraintValidatorContext context) {
      return zone == null || is(zone.toString());
    }
  }
}
