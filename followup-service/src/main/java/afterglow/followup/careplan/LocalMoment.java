package afterglow.followup.careplan;

import afterglow.followup.protocol.Span;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;

/**
 * A wall time somewhere, which is the truth, and the instant that it is by the rules of one release
 * of the time zone database. Zone rules change at short notice; the wall time that was meant stays.
 */
public record LocalMoment(LocalDateTime local, ZoneId zone, Instant instant, String tzdb) {
  /** In a gap the clock's jump is added; of two equal wall times the first is meant. */
  static LocalMoment of(LocalDateTime local, ZoneId zone) {
    var moment = local.atZone(zone);
    return new LocalMoment(moment.toLocalDateTime(), zone, moment.toInstant(), tzdb(zone));
  }

  static LocalMoment of(Instant instant, ZoneId zone) {
    return new LocalMoment(instant.atZone(zone).toLocalDateTime(), zone, instant, tzdb(zone));
  }

  /** So long before; of days, the contact hour of the calendar day there. */
  public static LocalMoment before(Instant start, Span lead, ZoneId zone) {
    return switch (lead) {
      case Span.Elapsed(var time) -> of(start.minus(time), zone);
      case Span.Days(var days) -> {
        var day = of(start, zone).local().toLocalDate().minusDays(days);
        yield of(day.atTime(CareWindow.CONTACT_HOUR), zone);
      }
    };
  }

  /** One release holds all regions; a zone that is an offset alone is in none. */
  private static String tzdb(ZoneId zone) {
    var region = ZoneRulesProvider.getAvailableZoneIds().contains(zone.getId());
    return ZoneRulesProvider.getVersions(region ? zone.getId() : "UTC").lastEntry().getKey();
  }
}
