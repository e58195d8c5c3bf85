package afterglow.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The mail host that takes our e-mail. */
@ConfigMapping(prefix = "notification.smtp")
interface SmtpConfig {
  String host();

  int port();

  /** The address that mail comes from; the name beside it is the clinic's. */
  String from();

  Optional<String> user();

  Optional<String> password();

  /** Without it, the line is encrypted where the host offers to. */
  @WithDefault("false")
  boolean requireTls();
}
