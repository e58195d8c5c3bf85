package afterglow.followup.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Takes a JSON value for what it is: a pain of 4.9 that is read as 4, or a text as a number, is
 * another answer than the one that was given.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
  private static final List<CoercionInputShape> SCALARS =
      List.of(
          CoercionInputShape.Boolean,
          CoercionInputShape.Integer,
          CoercionInputShape.Float,
          CoercionInputShape.String);

  @Override
  public void customize(ObjectMapper mapper) {
    refuse(mapper, LogicalType.Integer, CoercionInputShape.Integer);
    refuse(mapper, LogicalType.Boolean, CoercionInputShape.Boolean);
    refuse(mapper, LogicalType.Textual, CoercionInputShape.String);
    refuse(mapper, LogicalType.Enum, CoercionInputShape.String);
  }

  private static void refuse(ObjectMapper mapper, LogicalType type, CoercionInputShape its) {
    for (var shape : SCALARS) {
      if (shape != its) {
        mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
      }
    }
  }
}
