package afterglow.notification.message;

import afterglow.notification.recipient.Channel;
import afterglow.notification.recipient.ContactPoint;
import afterglow.notification.recipient.RecipientId;
import afterglow.notification.template.Purpose;
import afterglow.notification.template.Visit;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that one recipient is to be told, on one channel, and what became of it. */
@Entity
public class Message {
  @EmbeddedId private MessageId id;

  @Column(name = "recipient_id")
  private UUID recipient;

  @Enumerated(EnumType.STRING)
  private Purpose purpose;

  @Enumerated(EnumType.STRING)
  private Owner owner;

  private String source;

  @Column(name = "appointment_id")
  private UUID appointment;

  @Column(name = "follow_up_id")
  private @Nullable UUID followUp;

  @Column(name = "plan_version")
  private int planVersion;

  @Convert(converter = VisitColumn.class)
  private Visit visit;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "useful_until")
  private Instant usefulUntil;

  @Enumerated(EnumType.STRING)
  private @Nullable Channel channel;

  @Column(name = "sent_to")
  private @Nullable String sentTo;

  @Enumerated(EnumType.STRING)
  private MessageState state = MessageState.PLANNED;

  @Enumerated(EnumType.STRING)
  private @Nullable Reason reason;

  private int attempts;
  private int doubts;
  private int version;

  private @Nullable String traceparent;

  protected Message() {}

  private Message(
      Owner owner,
      String source,
      String clinic,
      UUID recipient,
      Purpose purpose,
      UUID appointment,
      @Nullable UUID followUp,
      int planVersion,
      Visit visit,
      Instant dueAt,
      Instant usefulUntil) {
    this.id = new MessageId(clinic, UUID.randomUUID());
    this.owner = owner;
    this.source = source;
    this.recipient = recipient;
    this.purpose = purpose;
    this.appointment = appointment;
    this.followUp = followUp;
    this.planVersion = planVersion;
    this.visit = visit;
    this.dueAt = dueAt;
    this.usefulUntil = usefulUntil;
  }

  /** Tells of what happened to an appointment. */
  public static Message ofAppointment(
      String clinic,
      UUID patient,
      Purpose purpose,
      UUID appointment,
      int version,
      Visit visit,
      Instant dueAt,
      Instant usefulUntil) {
    return new Message(
        Owner.BOOKING,
        "appointment:" + appointment + ":" + version,
        clinic,
        patient,
        purpose,
        appointment,
        null,
        version,
        visit,
        dueAt,
        usefulUntil);
  }

  /** A step of a care plan that has fallen due. */
  public static Message ofFollowUp(
      String clinic,
      UUID patient,
      Purpose purpose,
      UUID appointment,
      UUID followUp,
      int version,
      Visit visit,
      Instant dueAt,
      Instant usefulUntil) {
    return new Message(
        Owner.FOLLOWUP,
        "follow-up:" + followUp + ":" + version,
        clinic,
        patient,
        purpose,
        appointment,
        followUp,
        version,
        visit,
        dueAt,
        usefulUntil);
  }

  void suppress(Reason why) {
    become(MessageState.SUPPRESSED);
    reason = why;
  }

  /** One more try begins; from here on only a provider's answer tells whether it was sent. */
  public void send(ContactPoint to) {
    become(MessageState.SENDING);
    channel = to.channel();
    sentTo = ContactPoint.masked(to.address());
    attempts++;
  }

  void accept() {
    become(MessageState.ACCEPTED);
  }

  void reject(Reason why) {
    become(MessageState.REJECTED);
    reason = why;
  }

  /** The provider has certainly not taken this try over; an earlier one may still be in doubt. */
  public void putBack() {
    become(doubts == 0 ? MessageState.PLANNED : MessageState.UNKNOWN);
  }

  /** No answer came, so that nobody can say whether it was sent. */
  public void doubt() {
    become(MessageState.UNKNOWN);
    doubts++;
  }

  void deliver() {
    become(MessageState.DELIVERED);
  }

  void fail(Reason why) {
    become(MessageState.FAILED);
    reason = why;
  }

  int nextVersion() {
    return ++version;
  }

  private void become(MessageState next) {
    if (!state.allows(next)) {
      throw new NotAllowedFrom(state, next);
    }
    state = next;
  }

  public MessageId id() {
    return id;
  }

  public RecipientId recipient() {
    return new RecipientId(id.clinic(), recipient);
  }

  public Purpose purpose() {
    return purpose;
  }

  public Owner owner() {
    return owner;
  }

  String source() {
    return source;
  }

  public UUID appointment() {
    return appointment;
  }

  public @Nullable UUID followUp() {
    return followUp;
  }

  /** What the owner is asked about: its appointment or its follow-up. */
  public UUID subject() {
    return followUp == null ? appointment : followUp;
  }

  /** The version of the owner's plan that this message speaks of. */
  public int planVersion() {
    return planVersion;
  }

  public Visit visit() {
    return visit;
  }

  public Instant dueAt() {
    return dueAt;
  }

  public Instant usefulUntil() {
    return usefulUntil;
  }

  /** Chosen when it is first handed over. */
  public @Nullable Channel channel() {
    return channel;
  }

  /** Where it was last handed over to, masked. */
  public @Nullable String sentTo() {
    return sentTo;
  }

  /** The trace of what it tells of, where that was traced. */
  public @Nullable String traceparent() {
    return traceparent;
  }

  public MessageState state() {
    return state;
  }

  public @Nullable Reason reason() {
    return reason;
  }

  public int attempts() {
    return attempts;
  }

  /** How many tries ended without an answer. */
  public int doubts() {
    return doubts;
  }
}
