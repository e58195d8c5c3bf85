package afterglow.booking.diary;

/** Why a visit cannot start at a time. */
public enum Rule {
  /** Not a multiple of the location's grid. */
  GRID,
  /** Already past, or sooner than visits can be booked. */
  NOTICE,
  /** Later than visits can be booked yet. */
  HORIZON,
  /** The location is not open for all of the visit. */
  CLOSED,
  /** Nobody who could treat is at work for as long as they are needed. */
  HOURS,
  /** Everybody who is at work is taken. */
  CLAIMED,
  /** There would be a seating if nothing had to be cleaned before or after. */
  BUFFER,
  /** No room is free, even if other visits went to other rooms. */
  NO_ROOM,
  /** No piece of equipment is free, even if other visits had other pieces. */
  NO_EQUIPMENT
}
