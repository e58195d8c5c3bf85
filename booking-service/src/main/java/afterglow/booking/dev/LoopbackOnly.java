package afterglow.booking.dev;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Keeps a service with local-only powers from ever starting under a public address. */
@Singleton
class LoopbackOnly {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  void check(
      @Observes StartupEvent starting,
      @ConfigProperty(name = "afterglow.local", defaultValue = "false") boolean local,
      @ConfigProperty(name = "afterglow.public-url") URI publicUrl) {
    if (local && !isLoopback(publicUrl.getHost())) {
      throw new LocalPowersInPublic(publicUrl);
    }
  }

  private static boolean isLoopback(@Nullable String host) {
    return host != null && LOOPBACK.contains(host);
  }

  static class LocalPowersInPublic extends RuntimeException {
    LocalPowersInPublic(URI publicUrl) {
      super(
          "afterglow.local opens /dev to everyone, so it is allowed on loopback only, and"
              + " afterglow.public-url is "
              + publicUrl
              + ". Unset AFTERGLOW_LOCAL to run in public.");
    }
  }
}
