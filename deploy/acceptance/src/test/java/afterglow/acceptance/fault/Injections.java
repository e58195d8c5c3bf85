package afterglow.acceptance.fault;

import afterglow.acceptance.Parts;
import afterglow.acceptance.fault.Disturbance.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Makes a planned fault into one that can be done to a stage. */
final class Injections {
  private static final List<String> READERS = List.of("followup", "notification");

  private final Stage stage;
  private final KnownVisits visits;
  private final Broker broker;

  Injections(Stage stage, KnownVisits visits) {
    this.stage = stage;
    this.visits = visits;
    this.broker = new Broker(stage.stack().broker());
  }

  Injection of(Schedule.Planned planned) {
    var dice = new Random(planned.dice());
    var kind = planned.kind();
    return switch (kind) {
      case KILL_BOOKING, KILL_FOLLOWUP, KILL_NOTIFICATION ->
          new ProcessKilled(stage.processes(), oneOfTwo(kind.part(), dice));
      case KILL_KAFKA, KILL_POSTGRESQL -> new ProcessKilled(stage.processes(), kind.part());
      case KILL_LAUNCHER -> new LauncherKilled(stage, seconds(dice, 0, 3));
      case STOP_BOOKING, STOP_FOLLOWUP, STOP_NOTIFICATION ->
          stopped(oneOfTwo(kind.part(), dice), dice);
      case STOP_KAFKA, STOP_POSTGRESQL -> stopped(kind.part(), dice);
      case STOP_LAUNCHER ->
          new ProcessStopped("launcher", stage.stack()::process, false, seconds(dice, 3, 15));
      case EDGE_RESET ->
          disturbed(
              dice.nextInt(3) == 0 ? new Disturbance.Refuse() : new Disturbance.Reset(), dice);
      case EDGE_BLACK_HOLE -> disturbed(new Disturbance.BlackHole(), dice);
      case EDGE_SLOW ->
          disturbed(
              new Disturbance.Slow(
                  Duration.ofMillis(50 + dice.nextInt(400)), 512 << dice.nextInt(5)),
              dice);
      case EDGE_CUT ->
          disturbed(
              new Disturbance.Cut(
                  dice.nextBoolean() ? Direction.BACK : Direction.THERE, dice.nextInt(4_000)),
              dice);
      case SMTP_TEMPORARY -> mail(dice.nextBoolean() ? "TEMPORARY_451" : "TEMPORARY_421", dice);
      case SMTP_REJECT -> mail("REJECT_550", dice);
      case SMTP_CUT_AFTER_DOT ->
          mail(dice.nextBoolean() ? "CUT_AFTER_DOT" : "LOSE_AFTER_DOT", dice);
      case SMS_LIMIT -> text("LIMIT_429", dice);
      case SMS_ERROR_AFTER_ACCEPTING -> text("FAIL_500_ACCEPTED", dice);
      case SMS_SILENCE_AFTER_ACCEPTING -> text("HANG_ACCEPTED", dice);
      case SMS_RECEIPTS_TWICE -> text("RECEIPTS_TWICE", dice);
      case SMS_RECEIPT_FIRST -> text("RECEIPT_FIRST", dice);
      case RECORDS_DUPLICATED -> new RecordsRepeated(broker, topic(dice), false, dice);
      case RECORDS_REORDERED -> new RecordsRepeated(broker, topic(dice), true, dice);
      case RECORDS_POISONED -> poisoned(dice);
      case RECORDS_REPLAYED -> new OffsetsReset(broker, parts(), reader(dice));
      case REBALANCE -> new GroupRebalanced(broker, parts(), reader(dice), dice.nextBoolean());
      case DATABASE_AWAY -> new DatabaseAway(stage, parts(), Duration.ofMinutes(3));
      case BROKER_WIPED -> new BrokerWiped(stage, parts());
    };
  }

  private Injection stopped(String part, Random dice) {
    // Now and then longer than the broker waits for a member.
    var lasts = dice.nextInt(10) == 0 ? seconds(dice, 47, 52) : seconds(dice, 3, 20);
    return new ProcessStopped(
        part, () -> stage.processes().of(part), part.equals("postgresql"), lasts);
  }

  private Injection disturbed(Disturbance disturbance, Random dice) {
    var edge = Edge.values()[dice.nextInt(Edge.values().length)];
    return new EdgeDisturbed(edge, stage.proxy(edge), disturbance, seconds(dice, 3, 12));
  }

  private Injection mail(String outcome, Random dice) {
    return new ProviderScripted(stage.http(), "mail", outcome, 1 + dice.nextInt(6));
  }

  private Injection text(String outcome, Random dice) {
    return new ProviderScripted(stage.http(), "sms", outcome, 1 + dice.nextInt(4));
  }

  private Injection poisoned(Random dice) {
    if (dice.nextInt(3) == 0) {
      return new RecordOfUnknownType(broker, topic(dice), stranger(dice));
    }
    var visit = visits.any(dice, each -> each.status() == KnownVisit.Status.BOOKED);
    var operated = dice.nextBoolean() && visit.isPresent();
    return new RecordPoisoned(
        broker,
        new ParkedRecords(stage),
        operated ? Broker.TOPICS.getFirst() : topic(dice),
        operated ? visit.get().id().toString() : stranger(dice).toString(),
        operated);
  }

  private static UUID stranger(Random dice) {
    return new UUID(dice.nextLong(), dice.nextLong());
  }

  private Parts parts() {
    return new Parts(stage.stack().url());
  }

  private static String topic(Random dice) {
    return Broker.TOPICS.get(dice.nextInt(Broker.TOPICS.size()));
  }

  private static String reader(Random dice) {
    return READERS.get(dice.nextInt(READERS.size()));
  }

  private static String oneOfTwo(String service, Random dice) {
    return dice.nextInt(3) == 0 ? service + "-1" : service;
  }

  private static Duration seconds(Random dice, int least, int most) {
    return Duration.ofMillis(least * 1_000L + dice.nextInt((most - least) * 1_000 + 1));
  }
}
