package afterglow.notification.release;

import afterglow.notification.message.Message;
import afterglow.notification.message.Owner;
import afterglow.notification.recipient.Channel;
import afterglow.notification.template.Links;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks the owners of messages, many at a time, whether they still hold. */
@ApplicationScoped
public class Releases {
  private static final Logger LOG = Logger.getLogger(Releases.class);
  private static final int MOST = 100;

  private final BookingReleases booking;
  private final FollowupReleases followup;
  private final Set<Owner> away = ConcurrentHashMap.newKeySet();

  Releases(@RestClient BookingReleases booking, @RestClient FollowupReleases followup) {
    this.booking = booking;
    this.followup = followup;
  }

  /** The owners' answers by message; a message whose owner is away has none. */
  public Map<UUID, Release> ask(Map<Message, Channel> messages) {
    var byOwner = new EnumMap<Owner, List<ReleaseClient.Question>>(Owner.class);
    messages.forEach(
        (message, channel) ->
            byOwner
                .computeIfAbsent(message.owner(), owner -> new ArrayList<>())
                .add(
                    new ReleaseClient.Question(
                        message.id().id(),
                        channel.name(),
                        message.subject(),
                        message.planVersion())));
    var releases = new HashMap<UUID, Release>();
    byOwner.forEach(
        (owner, questions) -> {
          for (var from = 0; from < questions.size(); from += MOST) {
            var to = Math.min(from + MOST, questions.size());
            ask(owner, questions.subList(from, to), releases);
          }
        });
    return releases;
  }

  private void ask(
      Owner owner, List<ReleaseClient.Question> questions, Map<UUID, Release> releases) {
    try {
      var answers = client(owner).ask(questions);
      var answered = System.nanoTime();
      if (away.remove(owner)) {
        LOG.infof("%s answers again", owner);
      }
      for (var answer : answers) {
        releases.put(
            answer.message(),
            switch (answer.decision()) {
              case GO -> new Release.Go(new Links(answer.link(), answer.preparation()), answered);
              case STALE -> new Release.Stale();
            });
      }
    } catch (RuntimeException e) {
      if (away.add(owner)) {
        LOG.warnf("Messages wait for %s, which does not answer: %s", owner, e.getClass().getName());
      }
      LOG.debug("An owner did not answer", e);
    }
  }

  private ReleaseClient client(Owner owner) {
    return switch (owner) {
      case BOOKING -> booking;
      case FOLLOWUP -> followup;
    };
  }
}
