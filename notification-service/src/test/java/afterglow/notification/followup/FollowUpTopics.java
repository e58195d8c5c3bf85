package afterglow.notification.followup;

import afterglow.notification.Topics;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;

/** Puts events of followup-service before its consumer. */
@Singleton
public class FollowUpTopics {
  private final FollowUpEvents followUps;

  FollowUpTopics(FollowUpEvents followUps) {
    this.followUps = followUps;
  }

  public void followUp(JsonNode event) {
    followUps.on(Topics.poll("afterglow.follow-ups", event));
  }
}
