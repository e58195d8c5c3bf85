package afterglow.notification.template;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * A visit as calendars understand it, by iTIP (RFC 5546): an entry keeps its uid for life, and a
 * higher sequence updates or removes it.
 */
public record Invitation(String method, String document) {

  /** Somebody at one end of an invitation. */
  public record Party(String name, String address) {}

  /** The calendar part of a message, if it is one that concerns a calendar. */
  public static Optional<Invitation> of(
      Purpose purpose, Visit visit, String summary, Party clinic, Party patient, Instant now) {
    return switch (purpose) {
      case BOOKED, RESCHEDULED -> of(ImmutableMethod.REQUEST, visit, summary, clinic, patient, now);
      case CANCELLED -> of(ImmutableMethod.CANCEL, visit, summary, clinic, patient, now);
      case REQUESTED, REMINDER, PREPARATION, CHECK_IN -> Optional.empty();
    };
  }

  private static Optional<Invitation> of(
      Method method, Visit visit, String summary, Party clinic, Party patient, Instant now) {
    var entry = visit.calendar();
    var end = visit.end();
    if (entry == null || end == null) {
      return Optional.empty();
    }
    var zone = new ParameterList(List.of(new TzId(visit.zone().getId())));
    var event =
        new VEvent(
            new PropertyList(
                List.of(
                    new Uid(entry.uid()),
                    new DtStamp(now),
                    new Sequence(entry.sequence()),
                    new DtStart<>(zone, visit.localStart()),
                    new DtEnd<>(zone, WallTime.in(visit.zone(), end)),
                    new Summary(oneLine(summary)),
                    new Location(oneLine(visit.place().name() + ", " + visit.place().address())),
                    method.equals(ImmutableMethod.CANCEL)
                        ? ImmutableStatus.VEVENT_CANCELLED
                        : ImmutableStatus.VEVENT_CONFIRMED,
                    ImmutableClazz.PRIVATE,
                    new Organizer(
                        new ParameterList(List.of(new Cn(oneLine(clinic.name())))),
                        mailto(clinic.address())),
                    new Attendee(
                        new ParameterList(
                            List.of(
                                new Cn(oneLine(patient.name())),
                                Role.REQ_PARTICIPANT,
                                PartStat.ACCEPTED,
                                Rsvp.FALSE)),
                        mailto(patient.address())))));
    var calendar =
        new Calendar(
            new PropertyList(
                List.of(
                    new ProdId("-//Afterglow//Appointments//EN"),
                    ImmutableVersion.VERSION_2_0,
                    ImmutableCalScale.GREGORIAN,
                    method)),
            new ComponentList<>(
                List.of(ZoneRulesComponent.of(visit.zone(), visit.start()), event)));
    return Optional.of(new Invitation(method.getValue(), folded(calendar.toString())));
  }

  /** Lines end after 75 octets, never inside a character; ical4j would count characters. */
  private static String folded(String document) {
    var folded = new StringBuilder(document.length());
    var octets = 0;
    for (var i = 0; i < document.length(); i = document.offsetByCodePoints(i, 1)) {
      var character = Character.toString(document.codePointAt(i));
      var size = character.getBytes(StandardCharsets.UTF_8).length;
      var endsLine = character.equals("\r") || character.equals("\n");
      if (!endsLine && octets + size > 75) {
        folded.append("\r\n ");
        octets = 1;
      }
      folded.append(character);
      octets = endsLine ? 0 : octets + size;
    }
    return folded.toString();
  }

  /** Line ends, other control characters and quotes could end a parameter and begin a property. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\u2028\u2029\"]+", " ").strip();
  }

  private static URI mailto(String address) {
    try {
      return new URI("mailto", address, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("Not an address that a calendar can name", e);
    }
  }
}
