package afterglow.acceptance.history;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lies in the three databases when everything has settled. */
public record EndState(
    List<Appointment> appointments,
    List<Hold> holds,
    List<Claim> claims,
    List<Patient> patients,
    List<OutboxRow> outbox,
    List<CarePlan> carePlans,
    List<FollowUp> followUps,
    List<CheckInAnswer> answers,
    List<Case> cases,
    List<Recipient> recipients,
    List<Message> messages,
    List<Attempt> attempts,
    List<Seen> seen,
    List<Parked> parked) {

  public record Appointment(
      String clinic,
      UUID id,
      int version,
      UUID patient,
      String treatment,
      String practitioner,
      Instant start,
      Instant end,
      String status) {
    /** Whether its time is taken, or was used. */
    public boolean stands() {
      return !status.equals("CANCELLED");
    }
  }

  public record Hold(
      String clinic, UUID id, String treatment, Instant start, Instant end, Instant expiresAt) {}

  /** A unit's time, taken by a hold or an appointment. */
  public record Claim(
      String clinic,
      String unit,
      Instant from,
      Instant to,
      String kind,
      UUID holder,
      @Nullable Instant expiresAt) {}

  public record Patient(String clinic, UUID id, int version) {}

  public record OutboxRow(
      String service,
      String topic,
      UUID aggregate,
      int version,
      String payload,
      boolean published,
      @Nullable String refusal) {}

  public record CarePlan(
      String clinic,
      UUID id,
      UUID appointment,
      String state,
      int anchorVersion,
      int eventVersion,
      Instant visitStart,
      @Nullable Instant visitEndedAt) {}

  public record FollowUp(
      String clinic,
      UUID id,
      UUID carePlan,
      int anchorVersion,
      String steps,
      String purpose,
      String status,
      @Nullable String reason,
      Instant dueAt,
      Instant usefulUntil,
      @Nullable Integer dueVersion,
      @Nullable Instant sentAt) {}

  public record CheckInAnswer(String clinic, UUID id, UUID followUp, Instant answeredAt) {}

  public record Case(String clinic, UUID id, UUID followUp, UUID appointment, String state) {}

  public record Recipient(String clinic, UUID id) {}

  public record Message(
      String clinic,
      UUID id,
      UUID recipient,
      String purpose,
      String source,
      int planVersion,
      UUID appointment,
      @Nullable UUID followUp,
      String state,
      @Nullable String reason,
      @Nullable String channel,
      int attempts,
      int doubts,
      int version,
      Instant usefulUntil) {}

  public record Attempt(
      String clinic,
      UUID id,
      UUID message,
      int number,
      String channel,
      String address,
      String outcome) {}

  public record Seen(String service, String topic, UUID aggregate, int version) {}

  public record Parked(
      String service, long id, String topic, @Nullable UUID aggregate, String reason) {}
}
