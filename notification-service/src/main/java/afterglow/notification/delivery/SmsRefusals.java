package afterglow.notification.delivery;

import afterglow.notification.message.Reason;
import java.util.Set;
import org.jboss.logging.Logger;

/** What the provider's error codes mean for us. */
final class SmsRefusals {
  private static final Logger LOG = Logger.getLogger(SmsRefusals.class);

  private static final Set<Integer> OPTED_OUT = Set.of(21610);
  private static final Set<Integer> BAD_ADDRESS =
      Set.of(21211, 21214, 21217, 21614, 21635, 30005, 30006);
  private static final Set<Integer> CONTENT = Set.of(21602, 21617, 30004, 30007);
  private static final Set<Integer> LATER = Set.of(20429, 21611, 30001);

  private SmsRefusals() {}

  static Outcome outcome(int status, int code, String said) {
    if (status == 401 || status == 403 || code == 20003) {
      LOG.error("The SMS provider does not let us in; look at notification.sms.account and token");
      return new Outcome.NotTaken(said, true);
    }
    return LATER.contains(code)
        ? new Outcome.NotTaken(said, false)
        : new Outcome.Refused(reason(code, Reason.REFUSED), said);
  }

  /** Why a text that was taken did not arrive. */
  static Reason undelivered(int code) {
    return reason(code, Reason.UNDELIVERED);
  }

  private static Reason reason(int code, Reason otherwise) {
    if (OPTED_OUT.contains(code)) {
      return Reason.OPTED_OUT;
    }
    if (BAD_ADDRESS.contains(code)) {
      return Reason.BAD_ADDRESS;
    }
    return CONTENT.contains(code) ? Reason.CONTENT : otherwise;
  }
}
