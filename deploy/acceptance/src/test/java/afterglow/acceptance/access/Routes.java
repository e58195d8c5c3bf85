package afterglow.acceptance.access;

import afterglow.acceptance.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;

/** All routes that the built services declare. Read from their code, so that none is forgotten. */
final class Routes {
  private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
  private static final DotName ROLES =
      DotName.createSimple("jakarta.annotation.security.RolesAllowed");
  private static final DotName ALL = DotName.createSimple("jakarta.annotation.security.PermitAll");
  private static final DotName SIGNED_IN =
      DotName.createSimple("io.quarkus.security.Authenticated");
  private static final DotName CLIENT =
      DotName.createSimple("org.eclipse.microprofile.rest.client.inject.RegisterRestClient");

  private Routes() {}

  static List<Route> of(Path root) {
    var routes = new ArrayList<Route>();
    for (var service : Databases.SERVICES) {
      var index = index(root.resolve(service + "-service/target/quarkus-app/app"));
      for (var type : index.getKnownClasses()) {
        if (!type.hasDeclaredAnnotation(CLIENT) && !type.isInterface()) {
          for (var method : type.methods()) {
            verb(method).ifPresent(verb -> routes.add(route(service, verb, type, method)));
          }
        }
      }
    }
    return routes;
  }

  private static Route route(String service, String verb, ClassInfo type, MethodInfo method) {
    var path = joined(value(type.declaredAnnotation(PATH)), value(method.declaredAnnotation(PATH)));
    var serviceOnly =
        type.declaredAnnotations().stream()
            .anyMatch(each -> each.name().toString().endsWith(".http.ServiceOnly"));
    var roles = declared(type, method, ROLES);
    if (roles != null) {
      return new Route(
          service, verb, path, Set.of(roles.value().asStringArray()), Route.Guard.ROLE);
    }
    if (declared(type, method, SIGNED_IN) != null) {
      return new Route(service, verb, path, Set.of(), Route.Guard.SIGN_IN);
    }
    if (serviceOnly) {
      return new Route(service, verb, path, Set.of(), Route.Guard.SERVICE);
    }
    var open = declared(type, method, ALL) != null;
    return new Route(service, verb, path, Set.of(), open ? Route.Guard.NONE : Route.Guard.CLOSED);
  }

  /** The method's own annotation, else its class's, unless the method has another of the kind. */
  private static AnnotationInstance declared(ClassInfo type, MethodInfo method, DotName name) {
    if (method.hasDeclaredAnnotation(name)) {
      return method.declaredAnnotation(name);
    }
    var overridden =
        List.of(ROLES, ALL, SIGNED_IN).stream().anyMatch(method::hasDeclaredAnnotation);
    return overridden ? null : type.declaredAnnotation(name);
  }

  private static java.util.Optional<String> verb(MethodInfo method) {
    return method.annotations().stream()
        .filter(each -> each.target().kind() == AnnotationTarget.Kind.METHOD)
        .map(each -> each.name().toString())
        .filter(name -> name.matches("jakarta\\.ws\\.rs\\.(GET|POST|PUT|PATCH|DELETE|HEAD)"))
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .findFirst();
  }

  private static String value(AnnotationInstance path) {
    return path == null ? "" : path.value().asString();
  }

  private static String joined(String above, String below) {
    return ("/" + above + "/" + below).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
  }

  private static Index index(Path folder) {
    var indexer = new Indexer();
    try (var jars = Files.list(folder)) {
      for (var jar : jars.filter(each -> each.toString().endsWith(".jar")).toList()) {
        try (var file = new JarFile(jar.toFile())) {
          for (var entry : file.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
            try (var code = file.getInputStream(entry)) {
              indexer.index(code);
            }
          }
        }
      }
      return indexer.complete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
