package afterglow.notification.template;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * A zone as a calendar entry carries it, from the same time zone data that the visit's start was
 * computed with: the yearly rules where they hold, else the changes around the visit.
 */
final class ZoneRulesComponent {
  private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

  private ZoneRulesComponent() {}

  static VTimeZone of(ZoneId zone, Instant visit) {
    var name = new TzId(zone.getId());
    return new VTimeZone(
        new PropertyList(List.of(name)), new ComponentList<>(observances(zone.getRules(), visit)));
  }

  private static List<Observance> observances(ZoneRules rules, Instant visit) {
    var year = Year.from(ZonedDateTime.ofInstant(visit, ZoneOffset.UTC)).getValue();
    var yearly = rules.getTransitionRules();
    if (hold(rules, year) && yearly.stream().allMatch(rule -> isNthWeekday(rule, year))) {
      return yearly.stream().map(rule -> everyYear(rules, rule, year - 1)).toList();
    }
    return around(rules, visit);
  }

  private static boolean hold(ZoneRules rules, int year) {
    var exceptions = rules.getTransitions();
    return !rules.getTransitionRules().isEmpty()
        && (exceptions.isEmpty() || exceptions.getLast().getDateTimeBefore().getYear() < year - 1);
  }

  private static boolean isNthWeekday(ZoneOffsetTransitionRule rule, int year) {
    return rule.getDayOfWeek() != null
        && (isLast(rule) || rule.getDayOfMonthIndicator() % 7 == 1)
        && rule.createTransition(year).getDateTimeBefore().getDayOfWeek() == rule.getDayOfWeek();
  }

  /** The zone data says "Sunday on or after 25 March" where calendars say "last Sunday". */
  private static boolean isLast(ZoneOffsetTransitionRule rule) {
    var day = rule.getDayOfMonthIndicator();
    return day == -1 || day == rule.getMonth().minLength() - 6;
  }

  private static Observance everyYear(
      ZoneRules rules, ZoneOffsetTransitionRule rule, int firstYear) {
    var nth = isLast(rule) ? "-1" : String.valueOf(rule.getDayOfMonthIndicator() / 7 + 1);
    var recurrence =
        "FREQ=YEARLY;BYMONTH=%d;BYDAY=%s%s"
            .formatted(rule.getMonth().getValue(), nth, rule.getDayOfWeek().name().substring(0, 2));
    var change = rule.createTransition(firstYear);
    return observance(
        isDaylight(rules, change),
        change.getDateTimeBefore(),
        change.getOffsetBefore(),
        change.getOffsetAfter(),
        new RRule<LocalDateTime>(recurrence));
  }

  private static List<Observance> around(ZoneRules rules, Instant visit) {
    var observances = new ArrayList<Observance>();
    var before = rules.previousTransition(visit.plusNanos(1));
    if (before == null) {
      var offset = rules.getOffset(visit);
      observances.add(observance(false, LONG_AGO, offset, offset));
    } else {
      observances.add(once(rules, before));
    }
    var after = rules.nextTransition(visit);
    if (after != null) {
      observances.add(once(rules, after));
    }
    return observances;
  }

  private static Observance once(ZoneRules rules, ZoneOffsetTransition change) {
    return observance(
        isDaylight(rules, change),
        change.getDateTimeBefore(),
        change.getOffsetBefore(),
        change.getOffsetAfter());
  }

  private static boolean isDaylight(ZoneRules rules, ZoneOffsetTransition change) {
    return rules.isDaylightSavings(change.getInstant());
  }

  private static Observance observance(
      boolean daylight,
      LocalDateTime from,
      ZoneOffset before,
      ZoneOffset after,
      RRule<?>... recurrence) {
    var properties = new ArrayList<net.fortuna.ical4j.model.Property>();
    properties.add(new DtStart<>(from));
    properties.add(new TzOffsetFrom(before));
    properties.add(new TzOffsetTo(after));
    properties.addAll(List.of(recurrence));
    var list = new PropertyList(properties);
    return daylight ? new Daylight(list) : new Standard(list);
  }
}
