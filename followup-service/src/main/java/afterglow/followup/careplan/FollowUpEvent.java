package afterglow.followup.careplan;

import afterglow.followup.protocol.Urgency;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** What this service tells the others about one follow-up, as {@code contract/} shows it. */
public sealed interface FollowUpEvent {
  /** The wire type's last word but one. */
  @JsonIgnore
  String name();

  /** Asks for one message. */
  record Due(
      UUID followUp,
      UUID appointment,
      int appointmentVersion,
      UUID patient,
      Purpose purpose,
      List<String> steps,
      Instant dueAt,
      Instant usefulUntil,
      boolean safety,
      Instant start,
      LocalDateTime localStart,
      ZoneId zone,
      Location location,
      ZoneId patientZone,
      String patientLocale)
      implements FollowUpEvent {
    static Due of(CarePlan plan, FollowUp followUp) {
      return new Due(
          followUp.id(),
          plan.appointment(),
          followUp.anchorVersion(),
          plan.patient(),
          followUp.purpose(),
          followUp.steps(),
          followUp.dueAt(),
          followUp.usefulUntil(),
          followUp.safety(),
          plan.visitStart(),
          plan.visitLocalStart(),
          plan.visitZone(),
          plan.location(),
          plan.patientZone(),
          plan.patientLocale());
    }

    @Override
    public String name() {
      return "due";
    }
  }

  /** Takes back what was asked for. */
  record Withdrawn(
      UUID followUp, UUID appointment, int appointmentVersion, UUID patient, Reason reason)
      implements FollowUpEvent {
    static Withdrawn of(CarePlan plan, FollowUp followUp, Reason reason) {
      return new Withdrawn(
          followUp.id(), plan.appointment(), followUp.anchorVersion(), plan.patient(), reason);
    }

    @Override
    public String name() {
      return "withdrawn";
    }
  }

  /** The patient answered; the answers stay here. */
  record Answered(UUID followUp, UUID appointment, int appointmentVersion, UUID patient)
      implements FollowUpEvent {
    public static Answered of(CarePlan plan, FollowUp followUp) {
      return new Answered(
          followUp.id(), plan.appointment(), followUp.anchorVersion(), plan.patient());
    }

    @Override
    public String name() {
      return "answered";
    }
  }

  /** A human must look. */
  record CaseOpened(
      UUID followUp,
      UUID appointment,
      int appointmentVersion,
      UUID patient,
      @JsonProperty("case") UUID caseId,
      String cause,
      Urgency urgency,
      Instant acknowledgeBy)
      implements FollowUpEvent {
    @Override
    public String name() {
      return "case-opened";
    }
  }

  /** A human has looked. */
  record CaseAcknowledged(
      UUID followUp,
      UUID appointment,
      int appointmentVersion,
      UUID patient,
      @JsonProperty("case") UUID caseId)
      implements FollowUpEvent {
    @Override
    public String name() {
      return "case-acknowledged";
    }
  }
}
