package afterglow.followup.cases;

import afterglow.followup.protocol.Urgency;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Why a case was opened, so that a person can follow it.
 *
 * @param answers what the patient answered; empty when that is the point
 */
public record Explanation(int protocolVersion, List<Rule> rules, JsonNode answers) {
  /** A rule that was met, in the words of the protocol, and the urgency that it gave. */
  public record Rule(String rule, Urgency urgency) {}
}
