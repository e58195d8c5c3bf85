package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.ZoneRegion;
import afterglow.booking.patient.Channel;
import afterglow.booking.patient.Patient;
import afterglow.booking.patient.PhoneNumbers;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who books; an e-mail address, a phone number, or both. */
public record Person(
    @NotBlank @Size(max = 120) @Pattern(regexp = NAME, message = "must be a name") String name,
    @Nullable @Email @Size(max = 254) @Pattern(regexp = "[\\x21-\\x7e]*") String email,
    @Nullable @Size(max = 40) String phone,
    @Nullable Channel preferredChannel,
    @Nullable @Pattern(regexp = "[a-z]{2}(-[A-Z]{2})?") String locale,
    @Nullable @ZoneRegion String zone) {

  /**
   * Letters of any script, nothing invisible but the joiners that some scripts need, and nothing
   * that a mail program would make a link of: our mails greet people by what they typed.
   */
  private static final String NAME =
      "(?!.*(?:[/\\\\<>@]|(?i:www)\\.|[\\p{L}\\p{N}-]{2}\\.\\p{L}{2}))(?=.*\\p{L})"
          + "[^\\p{Cc}\\p{Cs}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\u200c\u200d]*"
          + "(?:[\u200c\u200d][^\\p{Cc}\\p{Cs}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]+)*";

  @AssertTrue(message = "give an e-mail address or a phone number")
  boolean isReachable() {
    return text(email) != null || text(phone) != null;
  }

  /** With the clinic's language, zone and country where nothing else is said. */
  public Patient.Details at(Clinic clinic) {
    var home = clinic.locations().getFirst();
    var typed = text(phone);
    var number =
        typed == null
            ? null
            : PhoneNumbers.normalise(typed, home.country())
                .orElseThrow(BookingRefused.UnusablePhone::new);
    return new Patient.Details(
        name.strip(),
        text(email),
        number,
        preferredChannel,
        Locale.forLanguageTag(locale == null ? clinic.locales().getFirst() : locale),
        zone == null ? home.zone() : ZoneId.of(zone));
  }

  private static @Nullable String text(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }
}
