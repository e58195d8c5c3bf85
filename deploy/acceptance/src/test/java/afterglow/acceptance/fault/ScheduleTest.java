package afterglow.acceptance.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void theSameSeedPlansTheSame() {
    assertEquals(Schedule.of(7, 100), Schedule.of(7, 100));
    assertNotEquals(Schedule.of(7, 100), Schedule.of(8, 100));
  }

  @Test
  void everyKindComesAsOftenAsAnyOther() {
    var kinds = FaultKind.usual().size();
    var counts =
        Schedule.of(7, 300).faults().stream()
            .collect(Collectors.groupingBy(Schedule.Planned::kind, Collectors.counting()));
    assertEquals(kinds, counts.size());
    counts.values().forEach(count -> assertTrue(count >= 300 / kinds && count <= 300 / kinds + 1));
  }

  @Test
  void aShortScheduleHasNoKindTwice() {
    var planned = Schedule.of(7, 16).faults();
    assertEquals(16, planned.stream().map(Schedule.Planned::kind).distinct().count());
  }
}
