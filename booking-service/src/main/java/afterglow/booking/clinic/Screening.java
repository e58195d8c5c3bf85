package afterglow.booking.clinic;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The questions before a booking, by what a "yes" means. Sample rules until a clinician of the
 * clinic has approved them.
 *
 * @param stop not to be treated before a clinician has cleared it
 * @param ask a clinician decides
 * @param washOut earliest this long after the last time
 * @param info only noted for the clinic
 */
public record Screening(
    List<String> stop, List<String> ask, Map<String, Period> washOut, List<String> info) {
  public static final Screening NONE = new Screening(List.of(), List.of(), Map.of(), List.of());

  /** Every question's code, in the order in which they are asked. */
  public List<String> questions() {
    var codes = new java.util.LinkedHashSet<String>(stop);
    codes.addAll(new TreeSet<>(washOut.keySet()));
    codes.addAll(ask);
    codes.addAll(info);
    return List.copyOf(codes);
  }
}
