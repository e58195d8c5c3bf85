package afterglow.followup.careplan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;

/**
 * Works on follow-ups whose time has come, many in a transaction. When that fails they are taken
 * one by one, and the one that fails is put off, so that it stops no other.
 */
@ApplicationScoped
public class ClaimedWork {
  private static final Logger LOG = Logger.getLogger(ClaimedWork.class);

  private final FollowUps followUps;

  ClaimedWork(FollowUps followUps) {
    this.followUps = followUps;
  }

  /**
   * @param claim claims at most so many
   * @return how many were claimed, whatever became of them
   */
  public int upTo(
      int most, Instant now, IntFunction<List<FollowUp.Key>> claim, Consumer<List<FollowUp>> work) {
    try {
      return doSome(most, claim, work, new ArrayList<>());
    } catch (RuntimeException e) {
      LOG.warnf("A batch is done one by one: %s", e.getClass().getName());
      LOG.debug("The batch failed", e);
      var done = 0;
      while (done < most && doOne(now, claim, work)) {
        done++;
      }
      return done;
    }
  }

  private boolean doOne(
      Instant now, IntFunction<List<FollowUp.Key>> claim, Consumer<List<FollowUp>> work) {
    var claimed = new ArrayList<FollowUp.Key>();
    try {
      return doSome(1, claim, work, claimed) > 0;
    } catch (RuntimeException e) {
      if (claimed.isEmpty()) {
        throw e;
      }
      var key = claimed.getFirst();
      QuarkusTransaction.requiringNew().run(() -> followUps.putOff(key, now));
      LOG.errorf("Follow-up %s is put off: %s", key.id(), e.getClass().getName());
      LOG.debug("Put off", e);
      return true;
    }
  }

  private int doSome(
      int most,
      IntFunction<List<FollowUp.Key>> claim,
      Consumer<List<FollowUp>> work,
      List<FollowUp.Key> claimed) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              claimed.addAll(claim.apply(most));
              if (!claimed.isEmpty()) {
                work.accept(followUps.claimed(claimed));
              }
              return claimed.size();
            });
  }
}
