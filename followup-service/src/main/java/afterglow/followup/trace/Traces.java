package afterglow.followup.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Begins the steps of a trace, and carries it from one process and day to the next as text. */
@ApplicationScoped
public class Traces {
  /** The W3C name of that text, as event field and as header. */
  public static final String TRACEPARENT = "traceparent";

  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
  private static final TextMapGetter<Map<String, String>> FIELDS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
          return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
          return carrier == null ? null : carrier.get(key);
        }
      };

  private final Tracer tracer;

  Traces(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
    // A disabled SDK still makes ids up, which would lead nowhere.
    this.tracer = off ? TracerProvider.noop().get("off") : tracer;
  }

  /** What is under way, for whoever goes on with it; nothing where nothing is traced. */
  public @Nullable String current() {
    return text(Context.current());
  }

  /** The same for a step that was begun. */
  public static @Nullable String text(Span step) {
    return text(Context.root().with(step));
  }

  /** The id that logs and other records may name; nothing where nothing is traced. */
  public @Nullable String id() {
    var context = Span.current().getSpanContext();
    return context.isValid() ? context.getTraceId() : null;
  }

  /** Begins a step of the trace that caused it; without one, it begins a trace. */
  public Span begin(String name, SpanKind kind, @Nullable String cause) {
    return tracer.spanBuilder(name).setSpanKind(kind).setParent(context(cause)).startSpan();
  }

  /** Begins a step that is taken for several causes at once: it belongs to the first. */
  public Span begin(String name, SpanKind kind, List<String> causes) {
    var step = tracer.spanBuilder(name).setSpanKind(kind).setNoParent();
    if (!causes.isEmpty()) {
      step.setParent(context(causes.getFirst()));
      causes.stream()
          .skip(1)
          .forEach(cause -> step.addLink(Span.fromContext(context(cause)).getSpanContext()));
    }
    return step.startSpan();
  }

  /** Does the work of a step and ends it. */
  public static <T extends @Nullable Object> T during(Span step, Supplier<T> work) {
    try (var scope = step.makeCurrent()) {
      return work.get();
    } catch (RuntimeException | Error e) {
      // Not its message, which may quote what it failed on.
      step.setStatus(StatusCode.ERROR, e.getClass().getName());
      throw e;
    } finally {
      step.end();
    }
  }

  public static void during(Span step, Runnable work) {
    during(
        step,
        () -> {
          work.run();
          return true;
        });
  }

  private static Context context(@Nullable String cause) {
    return cause == null
        ? Context.root()
        : W3C.extract(Context.root(), Map.of(TRACEPARENT, cause), FIELDS);
  }

  private static @Nullable String text(Context context) {
    var fields = new HashMap<String, String>();
    W3C.inject(context, fields, (carrier, key, value) -> fields.put(key, value));
    return fields.get(TRACEPARENT);
  }
}
