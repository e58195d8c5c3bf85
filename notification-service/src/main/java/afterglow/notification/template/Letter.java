package afterglow.notification.template;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody is told, in their language, before it takes the form of a channel. */
public record Letter(
    Locale locale,
    String subject,
    String greeting,
    String heading,
    String text,
    @Nullable Action preparation,
    List<Fact> facts,
    @Nullable Action action,
    List<String> notes,
    String sms) {

  public record Fact(String label, String value) {}

  public record Action(String label, String link) {}
}
