package afterglow.followup.release;

import afterglow.followup.careplan.CarePlan;
import afterglow.followup.careplan.CarePlans;
import afterglow.followup.careplan.FollowUp;
import afterglow.followup.careplan.FollowUps;
import afterglow.followup.careplan.Purpose;
import afterglow.followup.link.Links;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Decides about messages that are about to be handed over, many at a time. */
@ApplicationScoped
class Releases {
  private final FollowUps followUps;
  private final CarePlans plans;
  private final Links links;
  private final BookingReleases booking;

  Releases(FollowUps followUps, CarePlans plans, Links links, @RestClient BookingReleases booking) {
    this.followUps = followUps;
    this.plans = plans;
    this.links = links;
    this.booking = booking;
  }

  /**
   * @param subject the follow-up
   * @param version the version of the event that asked for the message
   */
  record Question(UUID message, String channel, UUID subject, int version) {}

  /** Whether a message may go out. */
  sealed interface Decision {
    /**
     * @param link where the message's reader acts
     * @param preparation where they learn how to prepare
     */
    record Go(@Nullable String link, @Nullable String preparation) implements Decision {}

    record Stale(String reason) implements Decision {}
  }

  private record Wanted(Question question, FollowUp followUp, CarePlan plan) {}

  Map<UUID, Decision> decide(List<Question> questions) {
    var decisions = new LinkedHashMap<UUID, Decision>();
    var wanted = QuarkusTransaction.requiringNew().call(() -> wanted(questions, decisions));
    // No transaction is open while booking is asked: it may take its two seconds.
    var theirs = wanted.isEmpty() ? Map.<UUID, BookingReleases.Answer>of() : ask(wanted);
    for (var one : wanted) {
      decisions.put(one.question().message(), decide(one, theirs.get(one.question().message())));
    }
    return decisions;
  }

  /** What we still want ourselves; the others are decided. */
  private List<Wanted> wanted(List<Question> questions, Map<UUID, Decision> decisions) {
    var known =
        followUps.named(questions.stream().map(Question::subject).distinct().toList()).stream()
            .collect(Collectors.toMap(FollowUp::id, Function.identity()));
    var planOf =
        plans.ofAll(known.values()).stream()
            .collect(Collectors.toMap(CarePlan::id, Function.identity()));
    return questions.stream()
        .flatMap(
            question -> {
              var followUp = known.get(question.subject());
              var plan = followUp == null ? null : planOf.get(followUp.carePlan());
              if (followUp == null || plan == null) {
                decisions.put(question.message(), new Decision.Stale("UNKNOWN"));
              } else if (!plan.isActive()) {
                decisions.put(question.message(), new Decision.Stale("CANCELLED"));
              } else if (!followUp.isToBeSentBy(question.version())
                  || followUp.anchorVersion() != plan.anchorVersion()) {
                decisions.put(question.message(), new Decision.Stale("SUPERSEDED"));
              } else {
                return Stream.of(new Wanted(question, followUp, plan));
              }
              return Stream.empty();
            })
        .toList();
  }

  private Map<UUID, BookingReleases.Answer> ask(List<Wanted> wanted) {
    var questions =
        wanted.stream()
            .map(
                one ->
                    new BookingReleases.Question(
                        one.question().message(),
                        one.question().channel(),
                        one.plan().appointment(),
                        one.followUp().anchorVersion(),
                        one.followUp().purpose() != Purpose.CHECK_IN))
            .toList();
    try {
      return booking.ask(questions).stream()
          .collect(Collectors.toMap(BookingReleases.Answer::message, Function.identity()));
    } catch (ProcessingException | WebApplicationException e) {
      throw new BookingAway(e);
    }
  }

  private Decision decide(Wanted one, BookingReleases.@Nullable Answer theirs) {
    if (theirs == null) {
      throw new BookingAway(null);
    }
    if (!theirs.decision().equals("GO")) {
      return new Decision.Stale(theirs.reason() == null ? "SUPERSEDED" : theirs.reason());
    }
    var followUp = one.followUp();
    var message = one.question().message();
    if (followUp.purpose() == Purpose.CHECK_IN) {
      return new Decision.Go(links.checkIn(followUp, message), null);
    }
    return new Decision.Go(
        theirs.link(),
        followUp.prepares() ? links.preparation(one.plan(), followUp, message) : null);
  }

  /** Nobody can say now whether the appointment still stands, so nothing may go out. */
  static class BookingAway extends RuntimeException {
    BookingAway(@Nullable Exception cause) {
      super("booking-service does not answer", cause);
    }
  }
}
