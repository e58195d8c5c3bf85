package afterglow.booking.staff;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every route of this service that asks for a role, read from the compiled classes. */
final class StaffRoutes {
  private StaffRoutes() {}

  /** Such as {@code GET /api/booking/audit}. */
  static Set<String> all() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("afterglow.booking")
            .stream()
            .flatMap(resource -> resource.getMethods().stream())
            .filter(method -> isForStaff(method) || isForStaff(method.getOwner()))
            .filter(method -> !method.isAnnotatedWith(PermitAll.class))
            .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
            .map(StaffRoutes::route)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isForStaff(CanBeAnnotated element) {
    return element.isAnnotatedWith(RolesAllowed.class);
  }

  private static String route(JavaMethod method) {
    var verb =
        method.getAnnotations().stream()
            .map(annotation -> annotation.getRawType())
            .filter(type -> type.isAnnotatedWith(HttpMethod.class))
            .map(JavaClass::getSimpleName)
            .findFirst()
            .orElseThrow();
    return verb + " " + path(method.getOwner()) + path(method);
  }

  private static String path(CanBeAnnotated element) {
    if (!element.isAnnotatedWith(Path.class)) {
      return "";
    }
    var path =
        element instanceof JavaMethod method
            ? method.getAnnotationOfType(Path.class).value()
            : ((JavaClass) element).getAnnotationOfType(Path.class).value();
    return path.startsWith("/") ? path : "/" + path;
  }
}
