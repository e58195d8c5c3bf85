package afterglow.followup.checkin;

import afterglow.followup.careplan.CarePlan;
import afterglow.followup.careplan.FollowUp;
import afterglow.followup.protocol.FrozenPack;
import afterglow.followup.protocol.Protocol;
import afterglow.followup.protocol.ProtocolPack;
import afterglow.followup.protocol.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The questionnaire of one follow-up, in the words of its care plan's protocol version. */
record CheckIn(CarePlan plan, FollowUp followUp, FrozenPack frozen, Protocol protocol) {
  /** The protocol's steps that this message is about. */
  List<Protocol.CheckIn> steps() {
    var names = followUp.steps();
    return protocol.checkIns().stream()
        .filter(step -> names.contains(plan.treatment() + "/checkin/" + step.at().text()))
        .toList();
  }

  boolean asks(Question question) {
    return steps().stream().anyMatch(step -> step.ask().contains(question));
  }

  /** What is alarming after this treatment, the most urgent first. */
  List<String> flags() {
    return protocol.redFlags().entrySet().stream()
        .sorted(
            (a, b) -> {
              var byUrgency = a.getValue().urgency().compareTo(b.getValue().urgency());
              return byUrgency != 0 ? byUrgency : a.getKey().compareTo(b.getKey());
            })
        .map(Map.Entry::getKey)
        .toList();
  }

  ProtocolPack pack() {
    return frozen.pack();
  }

  Triage.Finding judge(Answers answers, Instant now) {
    var ended = plan.visitEndedAt().orElse(followUp.dueAt());
    return Triage.of(pack(), protocol, answers, Duration.between(ended, now));
  }
}
