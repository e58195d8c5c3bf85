package afterglow.followup.checkin;

/** The link is unknown, has expired or was taken back; nobody learns which. */
class NoSuchCheckIn extends RuntimeException {
  NoSuchCheckIn() {
    super("There is no such check-in");
  }
}
