package afterglow.booking.appointment;

/** Who called an appointment off. */
public enum CancellationReason {
  BY_PATIENT,
  BY_CLINIC,
  /** A clinician, having looked at the answers. */
  DECLINED
}
