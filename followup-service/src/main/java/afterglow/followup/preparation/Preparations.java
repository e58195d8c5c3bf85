package afterglow.followup.preparation;

import afterglow.followup.careplan.CarePlan;
import afterglow.followup.careplan.CarePlans;
import afterglow.followup.careplan.FollowUp;
import afterglow.followup.careplan.FollowUps;
import afterglow.followup.link.Links;
import afterglow.followup.protocol.Protocol;
import afterglow.followup.protocol.Protocols;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opens what patients read before a visit, by its links. */
@ApplicationScoped
public class Preparations {
  private final Links links;
  private final FollowUps followUps;
  private final CarePlans plans;
  private final Protocols protocols;
  private final Clock clock;

  Preparations(
      Links links, FollowUps followUps, CarePlans plans, Protocols protocols, Clock clock) {
    this.links = links;
    this.followUps = followUps;
    this.plans = plans;
    this.protocols = protocols;
    this.clock = clock;
  }

  /** Nothing for a link that is about something else, has expired or was never given out. */
  @Transactional
  public Optional<PreparationView> open(String token) {
    var now = clock.instant();
    return links
        .find(token, now)
        .flatMap(target -> followUps.one(target.clinic(), target.followUp()))
        .filter(FollowUp::prepares)
        .map(plans::of)
        .filter(plan -> !isOver(plan, now))
        .map(plan -> new PreparationView(plan, steps(plan), now));
  }

  /** A visit that was called off is worth a word only as long as it could have taken place. */
  private static boolean isOver(CarePlan plan, Instant now) {
    return plan.visitEndedAt().isPresent()
        || (!plan.isActive() && !now.isBefore(plan.visitStart()));
  }

  private List<Protocol.Preparation> steps(CarePlan plan) {
    return plan.protocolVersion().stream()
        .mapToObj(version -> protocols.version(plan.clinic(), version))
        .flatMap(frozen -> frozen.pack().of(plan.treatment()).stream())
        .flatMap(protocol -> protocol.preparation().stream())
        .toList();
  }
}
