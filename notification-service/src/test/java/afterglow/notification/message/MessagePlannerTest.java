package afterglow.notification.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import afterglow.notification.recipient.Channel;
import afterglow.notification.recipient.Consent;
import afterglow.notification.recipient.ConsentPurpose;
import afterglow.notification.recipient.ContactPoint;
import afterglow.notification.recipient.Recipient;
import afterglow.notification.recipient.RecipientId;
import afterglow.notification.recipient.RecipientKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessagePlannerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:41:08Z");
  private static final ContactPoint EMAIL = new ContactPoint(Channel.EMAIL, "sam@example.com");
  private static final ContactPoint PHONE = new ContactPoint(Channel.SMS, "+447700900123");

  @Test
  void sendsByThePreferredChannel() {
    assertSentTo(PHONE, plan(recipient(Channel.SMS, EMAIL, PHONE)));
    assertSentTo(EMAIL, plan(recipient(Channel.EMAIL, PHONE, EMAIL)));
  }

  @Test
  void prefersEmailWhenThePatientHasNoPreferenceOrNoAddressForIt() {
    assertSentTo(EMAIL, plan(recipient(null, PHONE, EMAIL)));
    assertSentTo(EMAIL, plan(recipient(Channel.SMS, EMAIL)));
    assertSentTo(PHONE, plan(recipient(Channel.EMAIL, PHONE)));
  }

  @Test
  void waitsForAnUnknownRecipient() {
    assertInstanceOf(Plan.AwaitRecipient.class, MessagePlanner.plan(NOW, Optional.empty(), NOW));
  }

  @Test
  void suppressesWhatIsNoLongerUseful() {
    var late = NOW.plusMillis(1);

    assertEquals(
        new Plan.Suppress(Reason.TOO_LATE), MessagePlanner.plan(NOW, Optional.empty(), late));
  }

  @Test
  void suppressesWhatHasNoAddress() {
    assertEquals(new Plan.Suppress(Reason.NO_CONTACT_POINT), plan(recipient(null)));
  }

  @Test
  void goesByTheNewestWordOfConsent() {
    var given = consent(true, NOW);
    var taken = consent(false, NOW.plusSeconds(1));

    assertInstanceOf(Plan.Send.class, plan(agreeing(given)));
    assertEquals(new Plan.Suppress(Reason.NO_CONSENT), plan(agreeing(given, taken)));
    assertEquals(new Plan.Suppress(Reason.NO_CONSENT), plan(agreeing()));
  }

  @Test
  void takesConsentToMarketingForNothingElse() {
    var marketing = new Consent(ConsentPurpose.MARKETING, true, "m-1", "STAFF", NOW);

    assertEquals(new Plan.Suppress(Reason.NO_CONSENT), plan(agreeing(marketing)));
  }

  private static Plan plan(Recipient recipient) {
    return MessagePlanner.plan(NOW.plusSeconds(60), Optional.of(recipient), NOW);
  }

  private static void assertSentTo(ContactPoint to, Plan plan) {
    assertEquals(to, assertInstanceOf(Plan.Send.class, plan).to());
  }

  private static Recipient recipient(@Nullable Channel preferred, ContactPoint... points) {
    return recorded(preferred, List.of(points), List.of(consent(true, NOW)));
  }

  private static Recipient agreeing(Consent... consents) {
    return recorded(null, List.of(EMAIL), List.of(consents));
  }

  private static Recipient recorded(
      @Nullable Channel preferred, List<ContactPoint> points, List<Consent> consents) {
    return new Recipient(new RecipientId("lumen", UUID.randomUUID()), RecipientKind.PATIENT)
        .record(
            "Sam Khan",
            new ArrayList<>(points),
            preferred,
            "en",
            ZoneId.of("Europe/London"),
            consents);
  }

  private static Consent consent(boolean granted, Instant at) {
    return new Consent(ConsentPurpose.CARE, granted, "care-1", "ONLINE_BOOKING", at);
  }
}
