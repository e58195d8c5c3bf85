package afterglow.local.gateway;

import afterglow.local.Edges.Address;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Who answers a route: one copy of a part, or several of which each has its turn. */
class Origin {
  private static final int CONNECT_MILLIS = 2_000;

  private final HttpClient client;
  private final List<Address> copies;
  private final AtomicInteger turn = new AtomicInteger();

  Origin(Vertx vertx, List<Address> copies) {
    this.copies = copies;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true).setDecompressionSupported(false),
            new PoolOptions().setHttp1MaxSize(256));
  }

  HttpClient client() {
    return client;
  }

  /** A connection to the copy whose turn it is, or to the next when that one takes none. */
  Future<HttpClientRequest> connect() {
    return connect(Math.floorMod(turn.getAndIncrement(), copies.size()), copies.size());
  }

  /** Nothing was sent yet when this fails, so that asking another copy repeats nothing. */
  private Future<HttpClientRequest> connect(int copy, int left) {
    var address = copies.get(copy);
    var connected =
        client.request(
            new RequestOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setConnectTimeout(CONNECT_MILLIS));
    return left == 1
        ? connected
        : connected.recover(refused -> connect((copy + 1) % copies.size(), left - 1));
  }
}
