package afterglow.notification.delivery;

import afterglow.notification.message.Message;
import afterglow.notification.message.MessagePlanner;
import afterglow.notification.message.MessageState;
import afterglow.notification.message.Plan;
import afterglow.notification.message.Reason;
import afterglow.notification.recipient.Channel;
import afterglow.notification.recipient.ContactPoint;
import afterglow.notification.recipient.Recipient;
import afterglow.notification.release.Release;
import afterglow.notification.release.Releases;
import afterglow.notification.trace.Traces;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** One round of a worker: claim what is due, have it released, hand it over. */
@ApplicationScoped
class Round {
  private static final Logger LOG = Logger.getLogger(Round.class);
  private static final int MOST_DOUBTS = 2;

  private final Handovers handovers;
  private final Releases releases;
  private final Traces traces;
  private final SenderConfig config;
  private final Clock clock;
  private final Unwritten unwritten;

  Round(
      Handovers handovers,
      Releases releases,
      Traces traces,
      SenderConfig config,
      Clock clock,
      Unwritten unwritten) {
    this.unwritten = unwritten;
    this.handovers = handovers;
    this.releases = releases;
    this.traces = traces;
    this.config = config;
    this.clock = clock;
  }

  /** A claimed message that may go if its owner agrees. */
  private record Candidate(Claimed claimed, Recipient recipient, ContactPoint to) {}

  /** Returns how many messages were claimed. */
  int run(Map<Channel, DeliveryChannel> channels) {
    unwritten.catchUp();
    var claimed = handovers.claimDue();
    var candidates = claimed.stream().flatMap(each -> candidate(each, channels).stream()).toList();
    var answers = ask(candidates);
    var away = EnumSet.noneOf(Channel.class);
    for (var candidate : candidates) {
      var message = candidate.claimed().message().id().id();
      try {
        handOver(candidate, Optional.ofNullable(answers.get(message)), channels, away);
      } catch (RuntimeException e) {
        leave(candidate.claimed(), e);
      }
    }
    return claimed.size();
  }

  private Optional<Candidate> candidate(Claimed claimed, Map<Channel, DeliveryChannel> channels) {
    try {
      return claimed.message().state() == MessageState.UNKNOWN
          ? again(claimed, channels)
          : first(claimed);
    } catch (RuntimeException e) {
      leave(claimed, e);
      return Optional.empty();
    }
  }

  /** The others go on; this one is tried again a little later. */
  private void leave(Claimed claimed, RuntimeException e) {
    LOG.errorf("Message %s fails: %s", claimed.message().id().id(), e.getClass().getName());
    LOG.debug("A message fails", e);
    unwritten.write(() -> handovers.postpone(claimed));
  }

  private Optional<Candidate> first(Claimed claimed) {
    var message = claimed.message();
    var plan = MessagePlanner.plan(message.usefulUntil(), claimed.recipient(), clock.instant());
    switch (plan) {
      case Plan.Send(var recipient, var to) -> {
        return Optional.of(new Candidate(claimed, recipient, to));
      }
      case Plan.Suppress(var reason) -> handovers.suppress(claimed, reason);
      case Plan.AwaitRecipient() -> handovers.awaitRecipient(claimed);
    }
    return Optional.empty();
  }

  /** A try in doubt is looked for, then repeated once: same channel, same address. */
  private Optional<Candidate> again(Claimed claimed, Map<Channel, DeliveryChannel> channels) {
    var message = claimed.message();
    var last = claimed.lastAttempt().orElseThrow();
    switch (channel(channels, last.to().channel()).trace(last)) {
      case TAKEN -> handovers.foundTaken(claimed, last.id());
      case AWAY -> handovers.postpone(claimed);
      case NONE -> {
        if (message.doubts() < MOST_DOUBTS && !clock.instant().isAfter(message.usefulUntil())) {
          return claimed.recipient().map(recipient -> new Candidate(claimed, recipient, last.to()));
        }
        LOG.errorf("Nobody can say whether message %s was sent", message.id().id());
        handovers.giveUp(claimed);
      }
    }
    return Optional.empty();
  }

  private Map<UUID, Release> ask(List<Candidate> candidates) {
    var questions = new HashMap<Message, Channel>();
    candidates.forEach(c -> questions.put(c.claimed().message(), c.to().channel()));
    if (questions.isEmpty()) {
      return Map.of();
    }
    var causes = questions.keySet().stream().flatMap(m -> Stream.ofNullable(m.traceparent()));
    return Traces.during(
        traces.begin("ask for release", SpanKind.INTERNAL, causes.toList()),
        () -> releases.ask(questions));
  }

  private void handOver(
      Candidate candidate,
      Optional<Release> answer,
      Map<Channel, DeliveryChannel> channels,
      Set<Channel> away) {
    var claimed = candidate.claimed();
    if (answer.isEmpty() || away.contains(candidate.to().channel())) {
      handovers.postpone(claimed);
      return;
    }
    switch (answer.get()) {
      case Release.Stale() -> drop(claimed);
      case Release.Go go -> {
        var prepared =
            channel(channels, candidate.to().channel())
                .prepare(claimed.message(), candidate.recipient(), candidate.to(), go.links());
        // A slow provider holds up the whole round; its owner may have thought again meanwhile.
        if (go.isOlderThan(config.releaseHolds())) {
          handovers.putBack(claimed);
          return;
        }
        handovers
            .begin(claimed, candidate.to(), prepared.digest())
            .map(begun -> send(claimed, begun, go, prepared))
            .filter(outcome -> outcome instanceof Outcome.NotTaken(var said, var all) && all)
            .ifPresent(all -> away.add(candidate.to().channel()));
      }
    }
  }

  private Outcome send(
      Claimed claimed, DeliveryAttempt begun, Release.Go go, DeliveryChannel.Prepared prepared) {
    var message = claimed.message();
    var step =
        traces
            .begin("hand over " + begun.to().channel(), SpanKind.CLIENT, message.traceparent())
            .setAttribute("messaging.message.id", message.id().id().toString())
            .setAttribute("afterglow.purpose", message.purpose().name());
    return Traces.during(
        step,
        () -> {
          // It may grow old as well while the database is slow to write down that we begin.
          var outcome =
              go.isOlderThan(config.releaseHolds())
                  ? new Outcome.NotTaken("The release grew old", false)
                  : prepared.send(begun.id().id());
          step.setAttribute("afterglow.outcome", outcome.getClass().getSimpleName());
          unwritten.write(() -> handovers.finish(begun, outcome));
          return outcome;
        });
  }

  private void drop(Claimed claimed) {
    if (claimed.message().state() == MessageState.UNKNOWN) {
      handovers.giveUp(claimed);
    } else {
      handovers.suppress(claimed, Reason.STALE);
    }
  }

  private static DeliveryChannel channel(Map<Channel, DeliveryChannel> channels, Channel channel) {
    return Objects.requireNonNull(channels.get(channel));
  }
}
