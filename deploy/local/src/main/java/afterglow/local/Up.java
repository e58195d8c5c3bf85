package afterglow.local;

import afterglow.local.demo.SpecialtyPack;
import afterglow.local.dev.Dev;
import afterglow.local.gateway.Gateway;
import afterglow.local.process.PidFile;
import afterglow.local.sandbox.MailSandbox;
import afterglow.local.sandbox.SmsSandbox;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the whole system and keeps it running until it is told to stop. */
@Command(name = "up", description = "Start everything on this machine and keep it running.")
class Up implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SEED_AGAIN = Duration.ofSeconds(2);

  @Mixin StackOptions stack = new StackOptions();

  @Option(
      names = "--replicas",
      paramLabel = "N",
      defaultValue = "1",
      description = "Copies of each service, 1 or 2 (default 1).")
  int copies;

  @Nullable
  @Option(
      names = "--edges",
      paramLabel = "FILE",
      description =
          "Addresses under which parts reach each other, such as booking.kafka=127.0.0.1:19101,"
              + " to put a proxy in between.")
  Path edges;

  @Option(
      names = "--as-server",
      description =
          "Give the services and the database the compiler and the memory of a server; for"
              + " measuring, since all of it starts slower.")
  boolean asServer;

  private final Terminal terminal = Terminal.ofThisProcess();
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Override
  public Integer call() throws Exception {
    var begun = System.nanoTime();
    var ports = stack.ports();
    var data = stack.data();
    if (copies < 1 || copies > 2) {
      throw new CommandLine.ParameterException(
          stack.command.commandLine(), "--replicas " + copies + " will not do; it is 1 or 2.");
    }
    data.create();
    claim(data);
    var replicas = Replica.all(copies);
    var ways = edges == null ? Edges.direct(ports) : Edges.of(edges, ports);
    freePorts(ports, replicas, ways);
    data.runsAt(ports.gateway());
    var checkout = Checkout.ofThisBuild();
    var secrets = new Secrets(data.secrets());
    var clock = new ClockOffset(data.clock());
    var parts = new Stack(checkout, data, ports, ways, replicas, secrets, asServer, terminal);
    var seeding = new Seeding();
    terminal.expect(rows(replicas));

    var vertx = Vertx.vertx();
    var mail = new MailSandbox(ports.smtp(), data.sandbox("mail"), clock);
    var sms = new SmsSandbox(vertx, ports.sms(), data.sandbox("sms"), clock, secrets);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(data, parts, mail, sms, vertx), "stop"));
    mail.start();
    await(sms.start());
    var dev =
        new Dev(
            vertx,
            ports,
            replicas,
            clock,
            mail,
            sms,
            data.traces(),
            parts.parts(),
            () -> seeding.done);
    await(new Gateway(vertx, ports, ways, replicas, dev.routes(), PATIENCE).start());
    terminal.ready("gateway", (System.nanoTime() - begun) / 1e9);

    var services = parts.startServices();
    try {
      services.get();
      seed(seeding, checkout, new InternalApi(ports, secrets));
      terminal.say(
          "Booking is open at "
              + terminal.strong(ports.publicUrl() + "/book/lumen")
              + "; staff sign-in follows.");
      parts.startSignIn().get();
    } catch (ExecutionException e) {
      terminal.close();
      throw e.getCause() instanceof Refusal refusal ? refusal : e;
    }
    terminal.close();
    System.err.println(welcome(ports, data, (System.nanoTime() - begun) / 1e9));
    stopped.await();
    return 0;
  }

  private static List<String> rows(List<Replica> replicas) {
    var rows = new ArrayList<>(List.of("gateway", "postgresql", "kafka"));
    replicas.forEach(replica -> rows.add(replica.name()));
    rows.addAll(List.of("demo data", "keycloak"));
    return rows;
  }

  /** Whether the demo clinics are in. */
  private static class Seeding {
    private volatile boolean done;
  }

  private void seed(Seeding seeding, Checkout checkout, InternalApi services)
      throws IOException, InterruptedException {
    var begun = System.nanoTime();
    terminal.step("demo data", "importing");
    try {
      for (var folder : checkout.demo()) {
        bring(SpecialtyPack.of(folder), services);
      }
      seeding.done = true;
      terminal.ready("demo data", (System.nanoTime() - begun) / 1e9);
    } catch (Refusal e) {
      terminal.trouble("demo data", String.valueOf(e.getMessage()));
    }
  }

  /** Again when a service went away meanwhile, which comes back by itself. */
  private void bring(SpecialtyPack pack, InternalApi services)
      throws IOException, InterruptedException {
    while (true) {
      try {
        pack.bringInto(services);
        return;
      } catch (Refusal e) {
        if (!(e.getCause() instanceof IOException)) {
          throw e;
        }
        terminal.trouble("demo data", String.valueOf(e.getMessage()));
        Thread.sleep(SEED_AGAIN);
      }
    }
  }

  private void claim(DataFolder data) throws IOException, InterruptedException {
    if (!data.lock()) {
      throw new Refusal(
          "A stack is already running on "
              + data.root()
              + ". Use that one, stop it with Ctrl-C in its terminal, or name other data with"
              + " --data and other ports with --port.");
    }
    new PidFile(data.run().resolve("afterglow.running")).write(ProcessHandle.current());
    var ended = Stack.leftovers(data).end();
    if (!ended.isEmpty()) {
      terminal.say("Ended what an earlier run had left behind: " + String.join(", ", ended));
    }
  }

  private static void freePorts(Ports ports, List<Replica> replicas, Edges edges) {
    var taken = ports.taken(replicas, edges);
    if (taken.isPresent()) {
      throw new Refusal(
          "Port %d, wanted for %s, is taken by another program. Stop that one, or move the stack: ./afterglow up --port %d"
              .formatted(
                  taken.get().port(),
                  taken.get().wantedFor(),
                  ports.base() < 50_000 ? ports.base() + 1_000 : 18_080));
    }
  }

  private void stop(DataFolder data, Stack parts, MailSandbox mail, SmsSandbox sms, Vertx vertx) {
    terminal.close();
    System.err.println("Stopping …");
    try {
      parts.stop();
      mail.stop();
      sms.stop();
      vertx.close().toCompletionStage().toCompletableFuture().get(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      System.err.println("Not everything stopped in an orderly way: " + e.getMessage());
    }
    data.unlock();
    System.err.println("Stopped. Your data is kept.");
    stopped.countDown();
  }

  private static <T> T await(io.vertx.core.Future<T> future)
      throws ExecutionException, InterruptedException {
    return future.toCompletionStage().toCompletableFuture().get();
  }

  private String welcome(Ports ports, DataFolder data, double seconds) {
    var url = ports.publicUrl();
    return """

        %s %s

          Book as a patient    %s/book/lumen      (London)
          The second clinic    %s/book/aurora
          Staff: the day       %s/desk
          Staff: open cases    %s/care
          Sent mail and texts  %s/dev/inbox
          APIs                 %s/api/booking/openapi

          Sign in as maya (reception), ana (clinician), tom (manager), ada (auditor) of lumen,
          or nora of aurora; the password is demo.
          Token    curl -d grant_type=password -d client_id=afterglow-cli -d username=maya \\
                     -d password=demo %s/auth/realms/afterglow/protocol/openid-connect/token
          Time     curl -d '{"advance":"PT24H"}' %s/dev/clock
          Data     %s
          Logs     %s
          Stop     Ctrl-C, or kill %d
        """
        .formatted(
            terminal.strong("Afterglow is up."),
            terminal.faint(String.format(Locale.ROOT, "(%.0f s)", seconds)),
            url,
            url,
            url,
            url,
            url,
            url,
            url,
            url,
            data.root(),
            data.root().resolve("log"),
            ProcessHandle.current().pid());
  }
}
