package afterglow.followup.careplan;

/** Why we write to the patient. */
public enum Purpose {
  REMINDER,
  PREPARATION,
  CHECK_IN
}
