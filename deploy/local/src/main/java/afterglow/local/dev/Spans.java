package afterglow.local.dev;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads spans as they come over the wire. */
final class Spans {
  private Spans() {}

  static List<JsonObject> of(ExportTraceServiceRequest export) {
    var spans = new ArrayList<JsonObject>();
    for (var resource : export.getResourceSpansList()) {
      var service = attributes(resource.getResource().getAttributesList()).getValue("service.name");
      for (var scope : resource.getScopeSpansList()) {
        scope.getSpansList().forEach(span -> spans.add(of(span, String.valueOf(service))));
      }
    }
    return spans;
  }

  private static JsonObject of(Span span, String service) {
    return new JsonObject()
        .put("trace", hex(span.getTraceId()))
        .put("span", hex(span.getSpanId()))
        .put("parent", hex(span.getParentSpanId()))
        .put("service", service)
        .put("name", span.getName())
        .put("kind", span.getKind().name().replace("SPAN_KIND_", ""))
        .put("start", time(span.getStartTimeUnixNano()))
        .put("end", time(span.getEndTimeUnixNano()))
        .put("attributes", attributes(span.getAttributesList()));
  }

  private static JsonObject attributes(List<KeyValue> attributes) {
    var read = new JsonObject();
    attributes.forEach(each -> read.put(each.getKey(), value(each.getValue())));
    return read;
  }

  private static Object value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> value.getBoolValue();
      case INT_VALUE -> value.getIntValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      default -> value.toString();
    };
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString();
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }
}
