package afterglow.booking.diary;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Some of the minutes of a window, a bit for each: to intersect the hours of ten people over a week
 * takes a few hundred machine words. Only {@link #add} and {@link #remove} change a set.
 */
final class MinuteSet {
  private final int size;
  private final long[] words;

  private MinuteSet(int size, long[] words) {
    this.size = size;
    this.words = words;
  }

  static MinuteSet none(int size) {
    return new MinuteSet(size, new long[(size + 63) >>> 6]);
  }

  /** All of the window. */
  static MinuteSet all(int size) {
    var all = none(size);
    all.add(0, size);
    return all;
  }

  MinuteSet copy() {
    return new MinuteSet(size, words.clone());
  }

  /** Adds the minutes from one up to another. */
  void add(int from, int until) {
    for (var word = from >>> 6; word << 6 < until; word++) {
      words[word] |= mask(word, from, until);
    }
  }

  /** Takes the minutes from one up to another away. */
  void remove(int from, int until) {
    for (var word = from >>> 6; word << 6 < until; word++) {
      words[word] &= ~mask(word, from, until);
    }
  }

  private static long mask(int word, int from, int until) {
    var first = Math.max(from - (word << 6), 0);
    var last = Math.min(until - (word << 6), 64);
    return first >= last ? 0 : (-1L >>> (64 - (last - first))) << first;
  }

  MinuteSet and(MinuteSet other) {
    var both = words.clone();
    for (var i = 0; i < both.length; i++) {
      both[i] &= other.words[i];
    }
    return new MinuteSet(size, both);
  }

  MinuteSet or(MinuteSet other) {
    var either = words.clone();
    for (var i = 0; i < either.length; i++) {
      either[i] |= other.words[i];
    }
    return new MinuteSet(size, either);
  }

  /** The minutes from which so many in a row are in this set, itself the first of them. */
  MinuteSet startsOf(int length) {
    var run = this;
    var had = 1;
    // A run of n + k begins where a run of n does and, k later, another.
    while (had < length) {
      var step = Math.min(had, length - had);
      run = run.and(run.earlier(step));
      had += step;
    }
    return run;
  }

  /** Each minute moved to so much earlier; what would come to lie before the window is gone. */
  MinuteSet earlier(int by) {
    var moved = new long[words.length];
    var whole = by >>> 6;
    var rest = by & 63;
    for (var i = 0; i + whole < words.length; i++) {
      var low = words[i + whole] >>> rest;
      var high =
          rest == 0 || i + whole + 1 >= words.length ? 0 : words[i + whole + 1] << (64 - rest);
      moved[i] = low | high;
    }
    return new MinuteSet(size, moved);
  }

  boolean has(int minute) {
    return minute >= 0 && minute < size && (words[minute >>> 6] >>> minute & 1) == 1;
  }

  boolean isEmpty() {
    for (var word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MinuteSet set && size == set.size && Arrays.equals(words, set.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  /** In order. */
  int[] toArray() {
    return BitSet.valueOf(words).stream().toArray();
  }
}
