package afterglow.followup.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cases in one state.
 *
 * @param tag differs whenever something that is shown does
 * @param further where the next ones are
 * @param said what has just been done, or why it has not
 */
record CareView(
    boolean open,
    List<CaseEntry> cases,
    String tag,
    @Nullable String further,
    @Nullable String said,
    boolean good) {}
