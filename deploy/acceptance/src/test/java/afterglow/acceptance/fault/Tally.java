package afterglow.acceptance.fault;

import java.util.concurrent.atomic.LongAdder;

/** What the clients have achieved so far in this run of the program. */
record Tally(LongAdder bookings, LongAdder contended, LongAdder acts, LongAdder unknown) {
  static Tally empty() {
    return new Tally(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
  }
}
