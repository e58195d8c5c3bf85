package afterglow.followup.messages;

import afterglow.followup.seen.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a message about one of our follow-ups. */
sealed interface MessageEvent {
  /** A provider took it over. */
  record Accepted(UUID followUp, Instant at) implements MessageEvent {}

  /** It will not arrive. */
  record NotSent(UUID followUp, String why) implements MessageEvent {}

  /** Nothing follows for us, or it is none of ours. */
  record Ignored() implements MessageEvent {}

  /** The published fields that we use. */
  record Data(@Nullable UUID followUp, @Nullable String channel, @Nullable String reason) {
    /** What was given up before a channel was chosen has none. */
    String why() {
      return channel == null ? String.valueOf(reason) : channel + ": " + reason;
    }
  }

  static MessageEvent of(Event event) {
    var data = event.dataAs(Data.class);
    var followUp = data.followUp();
    if (followUp == null) {
      return new Ignored();
    }
    return switch (event.type()) {
      case "afterglow.message.accepted.v1" -> new Accepted(followUp, event.time());
      case "afterglow.message.failed.v1", "afterglow.message.suppressed.v1" ->
          new NotSent(followUp, data.why());
      default -> new Ignored();
    };
  }
}
