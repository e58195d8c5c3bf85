package afterglow.notification.recipient;

/** Whose contact data it is. */
public enum RecipientKind {
  PATIENT,
  STAFF
}
