package afterglow.followup.cases;

/** Why a case was not changed. */
abstract sealed class CaseRefused extends RuntimeException {
  private CaseRefused(String message) {
    super(message);
  }

  /** There is none, or it is another clinic's. */
  static final class NotFound extends CaseRefused {
    NotFound() {
      super("There is no such case");
    }
  }

  static final class ChangedMeanwhile extends CaseRefused {
    final int version;

    ChangedMeanwhile(int version) {
      super("The case is at version " + version);
      this.version = version;
    }
  }

  static final class NotOpen extends CaseRefused {
    NotOpen(Case.State state) {
      super("The case is " + state);
    }
  }

  /** The same key has come before, with another note. */
  static final class KeyReused extends CaseRefused {
    KeyReused() {
      super("That key belongs to another note");
    }
  }
}
