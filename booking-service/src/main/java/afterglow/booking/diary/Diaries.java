package afterglow.booking.diary;

import afterglow.booking.clinic.TimeRange;

/** Reads what is taken on the units of one location. */
public interface Diaries {
  /** That they are taken, and no more: cheap. */
  Diary taken(TimeRange time);

  /** By whom too, which it takes to move somebody or to say why a time cannot be had. */
  Diary withVisits(TimeRange time);
}
