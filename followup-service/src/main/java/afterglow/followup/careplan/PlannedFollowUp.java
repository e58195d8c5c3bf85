package afterglow.followup.careplan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the planner wants: one message about one or more steps, or the reason why there is none.
 *
 * @param steps names such as {@code visit/P1D}, in the order in which they are told
 * @param safety may be sent in the late evening
 * @param silence how long no answer is left to itself; absent: it need not be answered
 * @param suppressed why it is not to be sent; absent: it is
 */
record PlannedFollowUp(
    Purpose purpose,
    List<String> steps,
    LocalMoment due,
    Instant usefulUntil,
    boolean safety,
    @Nullable Duration silence,
    @Nullable Reason suppressed) {}
