package afterglow.local.gateway;

import afterglow.local.Edges;
import afterglow.local.Edges.Address;
import afterglow.local.Ports;
import afterglow.local.Replica;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A streaming reverse proxy before the three services, Keycloak and {@code /dev}. */
public class Gateway {
  // What only a gateway may say, and what only our own services may show each other.
  private static final List<String> NOT_FROM_OUTSIDE =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Proto",
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Prefix",
          "X-Forwarded-Ssl",
          "X-Real-IP",
          "Service-Token");

  private final Vertx vertx;
  private final Ports ports;
  private final Handler<HttpServerRequest> dev;
  private final Duration patience;
  private final Map<Route, HttpProxy> proxies = new EnumMap<>(Route.class);

  /** A gateway that waits so long for the next sign of life of whoever it has asked. */
  public Gateway(
      Vertx vertx,
      Ports ports,
      Edges edges,
      List<Replica> replicas,
      Handler<HttpServerRequest> dev,
      Duration patience) {
    this.vertx = vertx;
    this.ports = ports;
    this.dev = dev;
    this.patience = patience;
    proxies.put(Route.BOOKING, proxy(edges.fromGateway("booking", replicas)));
    proxies.put(Route.FOLLOWUP, proxy(edges.fromGateway("followup", replicas)));
    proxies.put(Route.NOTIFICATION, proxy(edges.fromGateway("notification", replicas)));
    proxies.put(Route.SIGN_IN, proxy(List.of(new Address("127.0.0.1", ports.keycloak()))));
  }

  public Future<HttpServer> start() {
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(ports.gateway())
                .setIdleTimeout(120)
                .setIdleTimeoutUnit(TimeUnit.SECONDS))
        .requestHandler(this::route)
        .listen();
  }

  private void route(HttpServerRequest request) {
    var path = request.path();
    var route = path == null ? Route.NOWHERE : Route.of(path);
    switch (route) {
      case NOWHERE -> Problem.NOT_FOUND.send(request.response());
      case DEV -> dev.handle(request);
      case BOOKING, FOLLOWUP, NOTIFICATION, SIGN_IN -> {
        var proxy = proxies.get(route);
        if (proxy != null) {
          proxy.handle(request);
        }
      }
    }
  }

  private HttpProxy proxy(List<Address> copies) {
    var origin = new Origin(vertx, copies);
    return HttpProxy.reverseProxy(origin.client())
        .originRequestProvider((incoming, client) -> origin.connect().onSuccess(this::giveUpInTime))
        .addInterceptor(new Passing(vertx, ports, patience));
  }

  /** Frees the connection to a part that does not answer. */
  private void giveUpInTime(HttpClientRequest asked) {
    var timer = vertx.setTimer(patience.toMillis(), late -> asked.reset(0, new TooSlow()));
    asked.response().onComplete(answered -> vertx.cancelTimer(timer));
  }

  /** A part was asked and has not answered in time. */
  private static class TooSlow extends RuntimeException {}

  /** What happens to each request on its way through. */
  private record Passing(Vertx vertx, Ports ports, Duration patience) implements ProxyInterceptor {
    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      var headers = context.request().headers();
      NOT_FROM_OUTSIDE.forEach(headers::remove);
      var asked = context.request().proxiedRequest();
      headers.set("X-Forwarded-For", asked.remoteAddress().hostAddress());
      headers.set("X-Forwarded-Proto", "http");
      headers.set("X-Forwarded-Host", "localhost:" + ports.gateway());
      headers.set("X-Forwarded-Port", Integer.toString(ports.gateway()));
      return inTime(context.sendRequest())
          .recover(failure -> answeredHere(asked, problem(failure)));
    }

    /** Once the request has been passed on, the proxy cannot answer it any more; we can. */
    private static Future<ProxyResponse> answeredHere(HttpServerRequest asked, Problem problem) {
      if (!asked.response().headWritten()) {
        asked.response().putHeader("Retry-After", "2");
        problem.send(asked.response());
      }
      asked.resume();
      return Promise.<ProxyResponse>promise().future();
    }

    private Future<ProxyResponse> inTime(Future<ProxyResponse> answer) {
      var promise = Promise.<ProxyResponse>promise();
      var timer = vertx.setTimer(patience.toMillis(), late -> promise.tryFail(new TooSlow()));
      answer.onComplete(
          outcome -> {
            vertx.cancelTimer(timer);
            if (outcome.succeeded()) {
              promise.tryComplete(outcome.result());
            } else {
              promise.tryFail(outcome.cause());
            }
          });
      return promise.future();
    }

    private static Problem problem(Throwable failure) {
      return failure instanceof TooSlow
          ? new Problem("too-slow", 504, "This takes too long", "The part asked did not answer.")
          : new Problem("not-there", 502, "This part is not there now", "It may be starting.");
    }
  }
}
