package afterglow.followup.cases;

import afterglow.followup.http.IfMatch;
import afterglow.followup.http.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** All refusals about cases as callers see them. */
public class CaseProblems {
  @ServerExceptionMapper
  Response refused(CaseRefused refused) {
    var problem =
        switch (refused) {
          case CaseRefused.NotFound none ->
              Problem.of("not-found", 404, "There is nothing here", null);
          case CaseRefused.ChangedMeanwhile changed -> IfMatch.stale(changed.version);
          case CaseRefused.NotOpen notOpen ->
              Problem.of("case-not-open", 409, "The case is not open any more", null);
          case CaseRefused.KeyReused reused ->
              Problem.of(
                  "idempotency-key-reused",
                  422,
                  "This Idempotency-Key belongs to another request",
                  "Make a new one for a new note");
        };
    return problem.response();
  }
}
