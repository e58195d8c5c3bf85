package afterglow.followup.careplan;

import afterglow.followup.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Records what happened to a care plan for the others to hear; each piece is its next version. */
@ApplicationScoped
public class CarePlanNews {
  private static final String TOPIC = "afterglow.follow-ups";

  private final Outbox outbox;

  CarePlanNews(Outbox outbox) {
    this.outbox = outbox;
  }

  /** The caller holds the care plan's row lock. */
  public int tell(CarePlan plan, FollowUpEvent event) {
    var version = plan.nextEventVersion();
    outbox.append(
        TOPIC,
        "afterglow.follow-up." + event.name() + ".v1",
        plan.clinic(),
        plan.id(),
        version,
        event);
    return version;
  }
}
