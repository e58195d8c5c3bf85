package afterglow.booking.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;

/**
 * Takes out of each span what tells of a person. Paths hold links' tokens; the route's template,
 * which libraries give as well, says where a request went.
 */
@ApplicationScoped
class NothingPersonal implements SpanProcessor {
  private static final AttributeKey<String> FULL = AttributeKey.stringKey("url.full");
  private static final List<AttributeKey<String>> PERSONAL =
      List.of(
          AttributeKey.stringKey("url.path"),
          AttributeKey.stringKey("url.query"),
          AttributeKey.stringKey("client.address"),
          AttributeKey.stringKey("network.peer.address"),
          AttributeKey.stringKey("user_agent.original"));

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    for (var key : PERSONAL) {
      if (span.getAttribute(key) != null) {
        span.setAttribute(key, "");
      }
    }
    var full = span.getAttribute(FULL);
    if (full != null) {
      span.setAttribute(FULL, host(full));
    }
  }

  private static String host(String url) {
    try {
      var parsed = URI.create(url);
      return parsed.getScheme() + "://" + parsed.getHost() + ":" + parsed.getPort();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {}

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
