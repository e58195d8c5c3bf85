package afterglow.notification.release;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How any owner is asked. */
interface ReleaseClient {
  /** Whether this message still holds. */
  record Question(UUID message, String channel, UUID subject, int version) {}

  enum Decision {
    GO,
    STALE
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(
      UUID message,
      Decision decision,
      @Nullable String link,
      @Nullable String preparation,
      @Nullable String reason) {}

  List<Answer> ask(List<Question> questions);
}
