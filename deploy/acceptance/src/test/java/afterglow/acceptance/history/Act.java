package afterglow.acceptance.history;

/** What a client asks for. */
public enum Act {
  HOLD,
  BOOK,
  RESCHEDULE,
  CANCEL,
  CONFIRM,
  ARRIVE,
  FULFIL,
  NO_SHOW,
  /** A check-in answered by its link. */
  ANSWER,
  /** A case acknowledged by staff. */
  ACKNOWLEDGE,
  /** Anything that only looks. */
  LOOK,
  /** The business clock moved forward. */
  ADVANCE_CLOCK,
  /** What an operator does: replay, republish. */
  OPERATE
}
