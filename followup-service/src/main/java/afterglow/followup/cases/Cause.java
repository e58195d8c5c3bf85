package afterglow.followup.cases;

/** Why a human must look. */
public enum Cause {
  /** An answer met a rule of the protocol. */
  RED_FLAG,
  /** No answer where one was due. */
  SILENCE
}
