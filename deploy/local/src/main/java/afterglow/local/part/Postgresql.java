package afterglow.local.part;

import afterglow.local.DataFolder;
import afterglow.local.Edges;
import afterglow.local.Ports;
import afterglow.local.Secrets;
import afterglow.local.process.Ending;
import afterglow.local.process.Errand;
import afterglow.local.process.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** PostgreSQL, with a database and a role of its own for each service. */
public class Postgresql implements Part {
  public static final String NAME = "postgresql";

  /** INT ends sessions and checkpoints; TERM would wait for every client to leave. */
  public static final String STOP_SIGNAL = "INT";

  private final PostgresqlBinaries binaries;
  private final Path cluster;
  private final Path run;
  private final Ports ports;
  private final Secrets secrets;
  private final List<String> databases;
  private final boolean asServer;

  /**
   * @param asServer whether it may take the memory that it would on a server
   */
  public Postgresql(
      Path unpacked,
      DataFolder data,
      Ports ports,
      Secrets secrets,
      List<String> databases,
      boolean asServer) {
    this.binaries = new PostgresqlBinaries(unpacked);
    this.cluster = data.of("postgresql");
    this.run = data.run();
    this.ports = ports;
    this.secrets = secrets;
    this.databases = databases;
    this.asServer = asServer;
  }

  /** The address of one service's database. */
  static String url(Edges.Address server, String database) {
    return "jdbc:postgresql://" + server + "/" + database;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void prepare(Step step) throws IOException, InterruptedException {
    if (binaries.missing()) {
      step.is("unpacking");
      binaries.unpack();
    }
    if (!Files.exists(cluster)) {
      step.is("making the database");
      initialise();
    }
    endStrayServer();
    step.is("starting");
  }

  @Override
  public List<String> command() {
    var command = asOrdinaryUser(binaries.program("postgres"));
    command.addAll(List.of("-D", cluster.toString()));
    for (var setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "port=" + ports.postgresql(),
            "unix_socket_directories=",
            "max_connections=200",
            // Details quote rows, and rows are about patients.
            "log_error_verbosity=terse",
            "shared_buffers=" + (asServer ? "2GB" : "128MB"),
            "max_wal_size=" + (asServer ? "8GB" : "1GB"),
            "password_encryption=scram-sha-256",
            "log_line_prefix=%m [%p] %q%u ",
            "timezone=UTC")) {
      command.addAll(List.of("-c", setting));
    }
    return command;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("LC_ALL", "C");
  }

  @Override
  public boolean ready() {
    try (var connection = connect()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void readied() throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      for (var name : databases) {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
          statement.execute("create role " + name + " login");
        }
        statement.execute(
            "alter role " + name + " password '" + secrets.of("database." + name) + "'");
        if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
          statement.execute("create database " + name + " owner " + name);
        }
        statement.execute("revoke connect on database " + name + " from public");
      }
    }
  }

  @Override
  public String stopSignal() {
    return STOP_SIGNAL;
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("password", secrets.of("database.postgres"));
    properties.setProperty("loginTimeout", "2");
    return DriverManager.getConnection(
        url(new Edges.Address("127.0.0.1", ports.postgresql()), "postgres"), properties);
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (var select = connection.prepareStatement(query)) {
      select.setString(1, name);
      return select.executeQuery().next();
    }
  }

  /** Made aside and moved into place, so that a half-made one is never taken for a database. */
  private void initialise() throws IOException, InterruptedException {
    var half = cluster.resolveSibling("postgresql.half");
    WholeFolder.delete(half);
    var password = cluster.resolveSibling("postgresql.password");
    Files.deleteIfExists(password);
    Files.createFile(
        password,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(password, secrets.of("database.postgres"));
      var command = asOrdinaryUser(binaries.program("initdb"));
      command.addAll(
          List.of(
              "-D",
              half.toString(),
              "-U",
              "postgres",
              "--pwfile=" + password,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C",
              "--no-sync"));
      new Errand(run.resolve("initdb.pid")).run(command);
      Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.delete(password);
    }
  }

  /**
   * Ends a server that still works on these files although nobody knows of it, and removes a note
   * that would keep the server from starting for no reason: one that was torn, or whose pid is by
   * now somebody else's. A note of a dead server stays, as by it the next one finds out whether
   * sessions of the dead one still write, and waits for them.
   */
  private void endStrayServer() throws IOException, InterruptedException {
    var note = cluster.resolve("postmaster.pid");
    if (!Files.exists(note)) {
      return;
    }
    var noted = pid(Files.readString(note));
    if (noted.isEmpty()) {
      Files.delete(note);
      return;
    }
    var alive = ProcessHandle.of(noted.get()).filter(ProcessHandle::isAlive);
    if (alive.isPresent()) {
      if (alive.get().info().commandLine().orElse("").contains(cluster.toString())) {
        Ending.of(alive.get(), STOP_SIGNAL, Duration.ofSeconds(8));
      }
      Files.deleteIfExists(note);
    }
  }

  private static Optional<Long> pid(String note) {
    try {
      return note.lines().findFirst().map(line -> Long.parseLong(line.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** PostgreSQL refuses to run as root; a user namespace of its own makes root an ordinary user. */
  private static List<String> asOrdinaryUser(Path program) {
    var command = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(program.toString());
    return command;
  }
}
