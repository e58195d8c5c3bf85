package afterglow.notification.delivery;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** The provider that takes our texts, by the HTTP API that Twilio has made common. */
@ConfigMapping(prefix = "notification.sms")
interface SmsConfig {
  URI url();

  String account();

  /** Signs our requests in and signs the provider's callbacks. */
  String token();

  String from();
}
