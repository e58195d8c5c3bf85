package afterglow.followup.cases;

import afterglow.followup.protocol.ProtocolPack;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a patient answered, in a person's words: first the signs, last what they wrote. */
record SaidAnswers(JsonNode answers, ProtocolPack pack, CareWords words, Locale locale) {
  List<String> lines() {
    var lines = new ArrayList<String>();
    answers.path("flags").forEach(flag -> lines.add(sign(flag.asText())));
    if (answers.path("flags").isArray() && answers.path("flags").isEmpty()) {
      lines.add(words.noSigns());
    }
    if (answers.hasNonNull("pain")) {
      lines.add(words.pain(answers.get("pain").asInt()));
    }
    switch (answers.path("trend").asText()) {
      case "BETTER" -> lines.add(words.better());
      case "SAME" -> lines.add(words.same());
      case "WORSE" -> lines.add(words.worse());
      default -> {}
    }
    if (answers.hasNonNull("ok")) {
      lines.add(answers.get("ok").asBoolean() ? words.fine() : words.notFine());
    }
    if (answers.hasNonNull("text")) {
      lines.add(words.quote(answers.get("text").asText()));
    }
    return lines;
  }

  /** As the patient read it; a clinic may have given the sign up since. */
  private String sign(String code) {
    var symptom = pack.symptoms().get(code);
    return symptom == null ? code : symptom.text().in(locale);
  }
}
