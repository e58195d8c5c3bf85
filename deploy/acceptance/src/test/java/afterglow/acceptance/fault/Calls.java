package afterglow.acceptance.fault;

import afterglow.acceptance.Http;
import afterglow.acceptance.history.About;
import afterglow.acceptance.history.Act;
import afterglow.acceptance.history.Answer;
import afterglow.acceptance.history.History;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes calls and writes each into the history, before and after. */
final class Calls {
  private final History history;

  Calls(History history) {
    this.history = history;
  }

  /** What came back: what the history has of it, and the whole. */
  record Reply(Answer answer, JsonNode body) {
    boolean ok() {
      return answer.verdict() == Answer.Verdict.OK;
    }

    boolean unknown() {
      return answer.verdict() == Answer.Verdict.UNKNOWN;
    }

    boolean refused(String problem) {
      return problem.equals(answer.problem());
    }
  }

  Reply make(String client, Act act, About about, Supplier<Http.Answer> request) {
    var asked = history.ask(client, act, about);
    var reply = reply(request);
    history.answer(asked, reply.answer());
    return reply;
  }

  static String digest(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static Reply reply(Supplier<Http.Answer> request) {
    try {
      var came = request.get();
      if (came.status() >= 500) {
        return new Reply(Answer.unknown(came.status()), MissingNode.getInstance());
      }
      if (came.status() >= 300) {
        return new Reply(Answer.refused(came.status(), came.problem()), came.body());
      }
      return new Reply(facts(came), came.body());
    } catch (UncheckedIOException e) {
      return new Reply(Answer.unknown(0), MissingNode.getInstance());
    }
  }

  private static Answer facts(Http.Answer came) {
    var answer = Answer.ok(came.status()).digest(digest(came.text()));
    var body = came.body();
    if (body.hasNonNull("id")) {
      answer = answer.id(UUID.fromString(body.get("id").asText()));
    }
    if (body.hasNonNull("version")) {
      answer = answer.version(body.get("version").asInt());
    }
    if (body.hasNonNull("start")) {
      answer = answer.start(OffsetDateTime.parse(body.get("start").asText()).toInstant());
    }
    return answer;
  }
}
