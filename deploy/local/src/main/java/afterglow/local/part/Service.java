package afterglow.local.part;

import afterglow.local.DataFolder;
import afterglow.local.Edges;
import afterglow.local.Ports;
import afterglow.local.Replica;
import afterglow.local.Secrets;
import afterglow.local.process.Part;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One copy of one of our three services, in its own process. */
public class Service implements Part {
  private final Replica replica;
  private final Path jar;
  private final Ports ports;
  private final Edges edges;
  private final DataFolder data;
  private final Secrets secrets;
  private final boolean asServer;

  /**
   * @param asServer whether it may take the processor and the memory that it would on a server
   */
  public Service(
      Replica replica,
      Path jar,
      Ports ports,
      Edges edges,
      DataFolder data,
      Secrets secrets,
      boolean asServer) {
    this.replica = replica;
    this.jar = jar;
    this.ports = ports;
    this.edges = edges;
    this.data = data;
    this.secrets = secrets;
    this.asServer = asServer;
  }

  @Override
  public String name() {
    return replica.name();
  }

  @Override
  public List<String> command() {
    return (asServer
            ? JavaProgram.with("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC")
            : JavaProgram.with(
                "-Xms48m",
                "-Xmx192m",
                "-XX:+UseSerialGC",
                // On two cores the optimising compiler would take its share for minutes.
                "-XX:TieredStopAtLevel=1"))
        .and(
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow")
        .asPart(data.of(name()))
        .jar(jar);
  }

  @Override
  public Map<String, String> environment() {
    var name = replica.service();
    var settings = new HashMap<String, String>();
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(ports.http(replica)));
    settings.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management(replica)));
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", Postgresql.url(to("postgresql"), name));
    settings.put("QUARKUS_DATASOURCE_USERNAME", name);
    settings.put("QUARKUS_DATASOURCE_PASSWORD", secrets.of("database." + name));
    settings.put("KAFKA_BOOTSTRAP_SERVERS", to("kafka").toString());
    settings.put("AFTERGLOW_LOCAL", "true");
    settings.put("AFTERGLOW_REPLICA", Integer.toString(replica.number()));
    settings.put("AFTERGLOW_PUBLIC_URL", ports.publicUrl());
    settings.put("AFTERGLOW_CLOCK_FILE", data.clock().toString());
    settings.put("AFTERGLOW_SERVICE_TOKEN", secrets.of("service-token"));
    settings.put("AFTERGLOW_KEY", secrets.of("key." + name));
    settings.put("AFTERGLOW_BOOKING_URL", "http://" + to("booking"));
    settings.put("AFTERGLOW_FOLLOWUP_URL", "http://" + to("followup"));
    settings.put("QUARKUS_OTEL_SDK_DISABLED", Boolean.toString(asServer));
    settings.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", ports.publicUrl() + "/dev/otlp");
    settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", Keycloak.direct(ports));
    settings.put("QUARKUS_OIDC_TOKEN_ISSUER", Keycloak.issuer(ports));
    settings.put("QUARKUS_OIDC_CLIENT_ID", "afterglow-web");
    settings.put("QUARKUS_OIDC_CREDENTIALS_SECRET", secrets.of("web-client"));
    settings.put(
        "QUARKUS_OIDC_AUTHORIZATION_PATH",
        Keycloak.issuer(ports) + "/protocol/openid-connect/auth");
    settings.put(
        "QUARKUS_OIDC_END_SESSION_PATH",
        Keycloak.issuer(ports) + "/protocol/openid-connect/logout");
    // The same for all three: one session opens the pages of each.
    settings.put("QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", secrets.of("session"));
    settings.put("QUARKUS_OIDC_AUTHENTICATION_STATE_SECRET", secrets.of("sign-in"));
    if (name.equals("notification")) {
      settings.put("NOTIFICATION_SMTP_HOST", to("smtp").host());
      settings.put("NOTIFICATION_SMTP_PORT", Integer.toString(to("smtp").port()));
      settings.put("NOTIFICATION_SMTP_FROM", "Afterglow <no-reply@afterglow.example>");
      settings.put("NOTIFICATION_SMS_URL", "http://" + to("sms"));
      settings.put("NOTIFICATION_SMS_ACCOUNT", "AC" + secrets.of("sms.account"));
      settings.put("NOTIFICATION_SMS_TOKEN", secrets.of("sms.token"));
      settings.put("NOTIFICATION_SMS_FROM", "+15005550006");
    }
    return settings;
  }

  @Override
  public boolean ready() {
    return Listening.ok(ports.management(replica), "/q/health/ready");
  }

  private Edges.Address to(String part) {
    return edges.address(replica.service(), part);
  }
}
