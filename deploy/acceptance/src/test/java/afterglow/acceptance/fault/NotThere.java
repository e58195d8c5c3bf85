package afterglow.acceptance.fault;

/** A fault has nothing to befall. */
class NotThere extends RuntimeException {
  NotThere(String what) {
    super(what + " is not there");
  }
}
