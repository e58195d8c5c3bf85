/**
 * Whose time is taken. Claims are rows; a {@link Diary} is what they say about some units for some
 * time; a {@link Seating} is a choice of units for one visit. Reading and writing ask the same
 * rules.
 */
@NullMarked
package afterglow.booking.diary;

import org.jspecify.annotations.NullMarked;
