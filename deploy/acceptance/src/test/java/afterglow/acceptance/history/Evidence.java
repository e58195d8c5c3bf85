package afterglow.acceptance.history;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a run from outside.
 *
 * @param recovery from the end of the last fault to the moment when nothing was left to do
 * @param canaries what must not leak: names, addresses and answers that the workload used
 * @param artefacts files in which canaries are looked for: logs, traces, metrics
 * @param crawls what a crawl of links did to the state
 * @param parkedOnPurpose keys of aggregates that the workload poisoned and nobody replayed
 * @param extent how much of what the run was asked for came about
 */
public record Evidence(
    List<Call> calls,
    EndState end,
    TopicDump topics,
    List<Handover> handovers,
    List<Fault> faults,
    @Nullable Recovery recovery,
    List<String> canaries,
    List<Path> artefacts,
    List<Crawl> crawls,
    List<String> parkedOnPurpose,
    Extent extent) {

  /**
   * How the system came to rest.
   *
   * @param healed when the last fault ended
   * @param settled when outboxes were empty, readers had read all and nothing was due; nothing when
   *     that did not happen in the time given
   */
  public record Recovery(Instant healed, @Nullable Instant settled) {}

  /**
   * How far a run came.
   *
   * @param faultsAsked how many should have been done by now
   * @param bookingsAsked how many should have been made by now
   * @param booked every visit that a client remembers to have booked, apart from the history
   */
  public record Extent(int faultsAsked, int faultsDone, int bookingsAsked, List<UUID> booked) {}

  /**
   * Something that may change nothing: a crawl of links that only looks, forged status callbacks.
   *
   * @param what a word or two; it says so when callbacks were {@code forged}
   * @param accepted how many of the requests were not turned down: links that opened, forged
   *     callbacks that were believed
   * @param before digest of the state before it
   * @param after digest of the state after it
   */
  public record Crawl(String what, int requests, int accepted, String before, String after) {}
}
