package afterglow.followup.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.followup.protocol.PackFixture;
import afterglow.followup.protocol.ProtocolPack;
import afterglow.followup.protocol.Trend;
import afterglow.followup.protocol.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TriageTest {
  private static final ProtocolPack LUMEN = PackFixture.lumen();
  private static final Duration DAY_ONE = Duration.ofHours(24);
  private static final Duration DAY_THREE = Duration.ofHours(72);

  @Test
  void findsNothingInFineAnswers() {
    assertTrue(judge(answers(2, Trend.BETTER, Set.of()), DAY_ONE).rules().isEmpty());
  }

  @Test
  void takesAFlagsUrgencyFromTheTreatmentsProtocol() {
    assertEquals(urgent(Urgency.URGENT_1H), judge(flags("fever"), DAY_ONE).urgency());
    assertEquals(urgent(Urgency.SAME_DAY), judge(flags("infection"), DAY_ONE).urgency());
  }

  @Test
  void letsTheMostUrgentRuleWinAndNamesThemAll() {
    var finding = judge(flags("scar", "anaphylaxis", "infection"), DAY_ONE);

    assertEquals(urgent(Urgency.EMERGENCY), finding.urgency());
    assertEquals(
        List.of("flag anaphylaxis", "flag infection", "flag scar"),
        finding.rules().stream().map(rule -> rule.rule()).toList());
  }

  @Test
  void expectsSomeSignsUntilTheirTimeIsOver() {
    assertTrue(judge(flags("long_red"), DAY_ONE).rules().isEmpty());
    assertEquals(urgent(Urgency.SAME_DAY), judge(flags("long_red"), DAY_THREE).urgency());
    assertTrue(judge(flags("long_red"), DAY_THREE.minusSeconds(1)).rules().isEmpty());
  }

  @Test
  void judgesPainByStrengthAndTime() {
    assertEquals(urgent(Urgency.URGENT_1H), judge(pain(7), DAY_ONE).urgency());
    assertEquals(Optional.empty(), judge(pain(6), DAY_ONE).urgency());
    assertEquals(urgent(Urgency.SAME_DAY), judge(pain(5), DAY_THREE).urgency());
    assertEquals(Optional.empty(), judge(pain(4), DAY_THREE).urgency());
  }

  @Test
  void judgesATrendOnlyWhenItShouldHaveTurned() {
    assertEquals(Optional.empty(), judge(answers(1, Trend.WORSE, Set.of()), DAY_ONE).urgency());
    assertEquals(
        urgent(Urgency.SAME_DAY),
        judge(answers(1, Trend.WORSE, Set.of()), Duration.ofHours(48)).urgency());
  }

  @Test
  void leavesFreeTextToAHuman() {
    var finding = judge(new Answers(null, null, Set.of(), null, "all great!"), DAY_ONE);

    assertEquals(urgent(Urgency.NEXT_DAY), finding.urgency());
    assertEquals("free text", finding.rules().getFirst().rule());
  }

  private static Triage.Finding judge(Answers answers, Duration elapsed) {
    return Triage.of(LUMEN, LUMEN.of("microneedling").orElseThrow(), answers, elapsed);
  }

  private static Answers answers(
      @Nullable Integer pain, @Nullable Trend trend, @Nullable Set<String> flags) {
    return new Answers(pain, trend, flags, null, null);
  }

  private static Answers flags(String... codes) {
    return answers(null, null, Set.of(codes));
  }

  private static Answers pain(int pain) {
    return answers(pain, null, null);
  }

  private static Optional<Urgency> urgent(Urgency urgency) {
    return Optional.of(urgency);
  }
}
