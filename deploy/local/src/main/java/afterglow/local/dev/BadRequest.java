package afterglow.local.dev;

/** A request whose sender can put it right. */
class BadRequest extends RuntimeException {
  private final int status;

  private BadRequest(int status, String message) {
    super(message);
    this.status = status;
  }

  /** It cannot be read. */
  static BadRequest malformed(String message) {
    return new BadRequest(400, message);
  }

  /** It can be read and makes no sense. */
  static BadRequest invalid(String message) {
    return new BadRequest(422, message);
  }

  int status() {
    return status;
  }
}
