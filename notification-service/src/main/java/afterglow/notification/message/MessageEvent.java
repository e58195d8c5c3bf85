package afterglow.notification.message;

import afterglow.notification.recipient.Channel;
import afterglow.notification.template.Purpose;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the other services are told about a message: the Java face of {@code contract/}. */
record MessageEvent(String type, Data data) {
  static final String TOPIC = "afterglow.messages";

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Data(
      UUID patient,
      @Nullable Channel channel,
      Purpose purpose,
      UUID appointment,
      @Nullable UUID followUp,
      @Nullable Integer attempts,
      @Nullable Reason reason) {}

  static MessageEvent accepted(Message message) {
    return new MessageEvent(
        "afterglow.message.accepted.v1", data(message, message.attempts(), null));
  }

  static MessageEvent delivered(Message message) {
    return new MessageEvent("afterglow.message.delivered.v1", data(message, null, null));
  }

  static MessageEvent failed(Message message) {
    return new MessageEvent("afterglow.message.failed.v1", data(message, null, message.reason()));
  }

  static MessageEvent suppressed(Message message) {
    return new MessageEvent(
        "afterglow.message.suppressed.v1", data(message, null, message.reason()));
  }

  private static Data data(Message message, @Nullable Integer attempts, @Nullable Reason reason) {
    return new Data(
        message.recipient().id(),
        message.channel(),
        message.purpose(),
        message.appointment(),
        message.followUp(),
        attempts,
        reason);
  }
}
