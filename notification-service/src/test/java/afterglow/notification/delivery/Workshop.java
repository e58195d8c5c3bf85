package afterglow.notification.delivery;

import afterglow.notification.Database;
import afterglow.notification.around.MailHost;
import afterglow.notification.around.Owners;
import afterglow.notification.around.SmsHost;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The hosts around this service, put up for one test, and a worker that works when told to. */
@Singleton
class Workshop {
  private final Round round;
  private final Channels channels;
  private final Database database;
  private final int smtpPort;
  private final int smsPort;
  private final int ownersPort;

  MailHost mail;
  SmsHost sms;
  Owners owners;

  Workshop(
      Round round,
      Channels channels,
      Database database,
      @ConfigProperty(name = "notification.smtp.port") int smtpPort,
      @ConfigProperty(name = "notification.sms.url") URI sms,
      @ConfigProperty(name = "afterglow.booking-url") URI owners) {
    this.round = round;
    this.channels = channels;
    this.database = database;
    this.smtpPort = smtpPort;
    this.smsPort = sms.getPort();
    this.ownersPort = owners.getPort();
  }

  void open() throws IOException {
    mail = new MailHost(smtpPort);
    sms = new SmsHost(smsPort);
    owners = new Owners(ownersPort);
  }

  void close() {
    mail.close();
    sms.close();
    owners.close();
  }

  /** One round of a worker that has just begun. */
  void work() {
    var open = channels.open();
    round.run(open);
    open.values().forEach(DeliveryChannel::close);
  }

  /** Where the messages about an appointment stand, oldest first. */
  List<String> states(UUID appointment) {
    return database.texts(
        "select state || coalesce(' ' || reason, '') from message where appointment_id = ?"
            + " order by due_at, plan_version",
        appointment);
  }

  /** What came of each try to hand over an appointment's messages. */
  List<String> attempts(UUID appointment) {
    return database.texts(
        "select outcome from delivery_attempt a join message m on m.id = a.message_id"
            + " where m.appointment_id = ? order by a.started_at",
        appointment);
  }

  /** The types of the events about an appointment's messages. */
  List<String> published(UUID appointment) {
    return database.texts(
        "select (payload::json ->> 'type') || ' ' || o.version from outbox o"
            + " join message m on m.id = o.aggregate where m.appointment_id = ? order by o.id",
        appointment);
  }
}
