package afterglow.notification.message;

import afterglow.notification.http.Asked;
import afterglow.notification.recipient.Channel;
import afterglow.notification.staff.StaffAccesses;
import afterglow.notification.staff.StaffMember;
import afterglow.notification.template.Purpose;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What patients were told, when, and what became of it; for the clinic's staff. */
@Path("/api/notification/messages")
class MessageResource {
  private final Messages messages;
  private final StaffMember staff;
  private final StaffAccesses accesses;

  MessageResource(Messages messages, StaffMember staff, StaffAccesses accesses) {
    this.messages = messages;
    this.staff = staff;
    this.accesses = accesses;
  }

  record Log(List<Entry> messages) {}

  /** One message, without its words and with its address masked. */
  record Entry(
      UUID id,
      String clinic,
      UUID patient,
      UUID appointment,
      @Nullable UUID followUp,
      Purpose purpose,
      @Nullable Channel channel,
      @Nullable String to,
      MessageState state,
      @Nullable Reason reason,
      int attempts,
      Instant dueAt,
      Instant usefulUntil) {

    static Entry of(Message message) {
      return new Entry(
          message.id().id(),
          message.id().clinic(),
          message.recipient().id(),
          message.appointment(),
          message.followUp(),
          message.purpose(),
          message.channel(),
          message.sentTo(),
          message.state(),
          message.reason(),
          message.attempts(),
          message.dueAt(),
          message.usefulUntil());
    }
  }

  @GET
  @Transactional
  @RolesAllowed({"reception", "clinician", "manager", "auditor"})
  @Operation(summary = "The messages to one patient, or about one appointment, newest first")
  @APIResponse(responseCode = "422", description = "invalid: neither is named, or one is no id")
  public Log list(
      @QueryParam("patient") @Nullable String patient,
      @QueryParam("appointment") @Nullable String appointment) {
    if (patient == null && appointment == null) {
      throw new Asked.Unreadable("patient", "must be named, or an appointment");
    }
    var entries =
        messages
            .about(
                staff.clinics(), Asked.id("patient", patient), Asked.id("appointment", appointment))
            .stream()
            .map(Entry::of)
            .toList();
    accesses.saw("messages.read", entries, Entry::clinic, Entry::patient);
    return new Log(entries);
  }
}
