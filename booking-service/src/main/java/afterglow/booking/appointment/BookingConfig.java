package afterglow.booking.appointment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How booking behaves on this installation. */
@ConfigMapping(prefix = "booking")
interface BookingConfig {
  /** How long a time is held while somebody fills in their details. */
  @WithDefault("PT10M")
  Duration holdFor();

  /** How long staff can take a change back, and the patient is told nothing of it. */
  @WithDefault("PT3M")
  Duration staffUndoFor();

  /** How long patients can take back that they have cancelled. */
  @WithDefault("PT10M")
  Duration patientUndoFor();

  /** How long after the visit the patient's link still opens it. */
  @WithDefault("PT24H")
  Duration linkOpensUntilAfterVisit();
}
