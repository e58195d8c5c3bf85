package afterglow.booking.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.handlers.FormBodyHandler;
import org.jboss.resteasy.reactive.server.handlers.RequestDeserializeHandler;

/**
 * Everything that is wrong with a request before a feature looks at it, and what nobody foresaw.
 */
@Singleton
public class RequestProblems {
  private static final Logger LOG = Logger.getLogger(RequestProblems.class);

  private static final Set<String> BODY_READERS =
      Set.of(FormBodyHandler.class.getName(), RequestDeserializeHandler.class.getName());

  private final SignIn signIn;

  RequestProblems(SignIn signIn) {
    this.signIn = signIn;
  }

  /** One field of a body and what is wrong with it. */
  record FieldError(String field, String message) {}

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException e) {
    var errors =
        e.getConstraintViolations().stream()
            .map(v -> new FieldError(field(v), v.getMessage()))
            .sorted((a, b) -> a.field().compareTo(b.field()))
            .toList();
    return invalid(errors).response();
  }

  /** A well-formed body whose fields are missing or out of range. */
  static Problem invalid(List<FieldError> errors) {
    var fields = errors.stream().map(FieldError::field).collect(Collectors.joining(", "));
    return Problem.of("invalid", 422, "The request is not valid", "Look at: " + fields)
        .with("errors", errors);
  }

  @ServerExceptionMapper
  Response unreadable(Asked.Unreadable e) {
    return invalid(List.of(e.error)).response();
  }

  @ServerExceptionMapper
  Response versionRequired(IfMatch.Missing e) {
    return Problem.of(
            "version-required",
            428,
            "Say which version you looked at",
            "Send If-Match with that version, so that nobody's change is lost")
        .response();
  }

  @ServerExceptionMapper
  Response unknownField(UnrecognizedPropertyException e) {
    return Problem.of("unknown-field", 400, "The body has a field that is not known", pathOf(e))
        .response();
  }

  @ServerExceptionMapper
  Response mismatched(MismatchedInputException e) {
    return Problem.of("malformed-body", 400, "The body cannot be read", "Look at: " + pathOf(e))
        .response();
  }

  @ServerExceptionMapper
  Response malformed(JsonProcessingException e) {
    var where = e.getLocation();
    var detail =
        where == null ? null : "Line " + where.getLineNr() + ", column " + where.getColumnNr();
    return Problem.of("malformed-body", 400, "The body cannot be read", detail).response();
  }

  @ServerExceptionMapper
  Response refusedByHttp(WebApplicationException e) {
    if (e.getCause() instanceof UnrecognizedPropertyException unknown) {
      return unknownField(unknown);
    }
    if (e.getCause() instanceof MismatchedInputException mismatched) {
      return mismatched(mismatched);
    }
    if (e.getCause() instanceof JsonProcessingException malformed) {
      return malformed(malformed);
    }
    var status = e.getResponse().getStatus();
    if (status < 400) {
      return e.getResponse();
    }
    return byStatus(status).response();
  }

  @ServerExceptionMapper
  Uni<Response> unauthorized(UnauthorizedException e, RoutingContext request, ResourceInfo asked) {
    return signIn.answer(request, asked);
  }

  @ServerExceptionMapper
  Uni<Response> notAuthenticated(
      AuthenticationFailedException e, RoutingContext request, ResourceInfo asked) {
    return signIn.answer(request, asked);
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e) {
    return byStatus(403).response();
  }

  @ServerExceptionMapper
  Response unforeseen(Exception e) {
    if (isDatabaseAway(e)) {
      LOG.warnf("The database is away: %s", e.getClass().getName());
      var answer = byStatus(503).response();
      answer.getHeaders().putSingle("Retry-After", "5");
      return answer;
    }
    if (isAboutTheBody(e)) {
      LOG.warnf("A body could not be read: %s", e.getClass().getName());
      return byStatus(400).response();
    }
    var incident = UUID.randomUUID();
    LOG.errorf(e, "Incident %s", incident);
    return byStatus(500).with("incident", incident).response();
  }

  /** Forms are read before any code of ours runs, so what goes wrong there came with the body. */
  private static boolean isAboutTheBody(Exception e) {
    return Arrays.stream(e.getStackTrace())
        .map(StackTraceElement::getClassName)
        .anyMatch(BODY_READERS::contains);
  }

  /** Connection lost or refused, or the pool has none to give. */
  private static boolean isDatabaseAway(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        var state = String.valueOf(sql.getSQLState());
        return state.startsWith("08")
            || state.startsWith("57")
            || (sql.getSQLState() == null && String.valueOf(sql.getMessage()).contains("timeout"));
      }
    }
    return false;
  }

  /** Requests that end before they reach a resource, such as an oversized body. */
  void answerOutsideResources(@Observes Router router) {
    for (var status : List.of(400, 404, 405, 406, 413, 414, 415)) {
      router.errorHandler(status, RequestProblems::answer);
    }
  }

  private static void answer(RoutingContext request) {
    if (request.response().ended()) {
      return;
    }
    var problem = byStatus(request.statusCode() > 0 ? request.statusCode() : 404);
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store")
        .end(
            new JsonObject()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .encode());
  }

  static Response tooLarge() {
    return byStatus(413).response();
  }

  static Response crossSite() {
    return Problem.of("cross-site", 403, "This was sent from another site", null).response();
  }

  static Response challenged() {
    var answer = byStatus(401).response();
    answer.getHeaders().putSingle("WWW-Authenticate", "Bearer");
    return answer;
  }

  private static Problem byStatus(int status) {
    return switch (status) {
      case 400 -> Problem.of("bad-request", 400, "The request cannot be understood", null);
      case 401 -> Problem.of("not-signed-in", 401, "Sign in to do this", null);
      case 403 -> Problem.of("not-allowed", 403, "Your role does not allow this", null);
      case 404 -> Problem.of("not-found", 404, "There is nothing here", null);
      case 405 -> Problem.of("method-not-allowed", 405, "This cannot be done here", null);
      case 406 -> Problem.of("not-acceptable", 406, "Not available in that format", null);
      case 413 -> Problem.of("body-too-large", 413, "The body is too large", null);
      case 414 -> Problem.of("address-too-long", 414, "The address is too long", null);
      case 415 -> Problem.of("unsupported-media-type", 415, "Send application/json", null);
      case 503 -> Problem.of("unavailable", 503, "Try again in a moment", null);
      default ->
          status < 500
              ? Problem.of("refused", status, "The request is refused", null)
              : Problem.of("internal", status, "Something went wrong on our side", null);
    };
  }

  private static String field(ConstraintViolation<?> violation) {
    var names = new java.util.ArrayList<String>();
    for (Path.Node node : violation.getPropertyPath()) {
      names.add(node.toString());
    }
    // The first two nodes are the Java method and its parameter, which mean nothing to a caller.
    return String.join(".", names.size() > 2 ? names.subList(2, names.size()) : names);
  }

  private static String pathOf(MismatchedInputException e) {
    return e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
