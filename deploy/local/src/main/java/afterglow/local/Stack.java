package afterglow.local;

import afterglow.local.part.Kafka;
import afterglow.local.part.Keycloak;
import afterglow.local.part.Postgresql;
import afterglow.local.part.Service;
import afterglow.local.process.Leftovers;
import afterglow.local.process.Part;
import afterglow.local.process.Progress;
import afterglow.local.process.SupervisedPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** All parts of one stack, and what starts after what. */
public class Stack {
  static final List<String> SERVICES = List.of("booking", "followup", "notification");

  private final SupervisedPart postgresql;
  private final SupervisedPart kafka;
  private final SupervisedPart keycloak;
  private final List<SupervisedPart> services = new ArrayList<>();

  Stack(
      Checkout checkout,
      DataFolder data,
      Ports ports,
      Edges edges,
      List<Replica> replicas,
      Secrets secrets,
      boolean asServer,
      Progress progress) {
    postgresql =
        part(
            new Postgresql(
                checkout.program("postgresql"), data, ports, secrets, SERVICES, asServer),
            data,
            progress);
    kafka = part(new Kafka(data, ports, edges, SERVICES), data, progress);
    keycloak =
        part(new Keycloak(checkout.program("keycloak"), data, ports, secrets), data, progress);
    var ground = List.of(postgresql, kafka);
    for (var replica : replicas) {
      var jar = checkout.service(replica.service());
      var service = new Service(replica, jar, ports, edges, data, secrets, asServer);
      services.add(new SupervisedPart(service, data, progress, ground));
    }
  }

  private static SupervisedPart part(Part part, DataFolder data, Progress progress) {
    return new SupervisedPart(part, data, progress, List.of());
  }

  /** What an earlier launcher of this data may have left running. */
  static Leftovers leftovers(DataFolder data) {
    return new Leftovers(data.root(), Map.of(Postgresql.NAME, Postgresql.STOP_SIGNAL));
  }

  /** Starts the database, the broker and then the services; done when all of them serve. */
  CompletableFuture<Void> startServices() {
    var ground = CompletableFuture.allOf(postgresql.startFirst(), kafka.startFirst());
    return ground.thenCompose(
        done ->
            CompletableFuture.allOf(
                services.stream()
                    .map(SupervisedPart::startFirst)
                    .toArray(CompletableFuture<?>[]::new)));
  }

  /** Starts the sign-in, which nothing else waits for. */
  CompletableFuture<Void> startSignIn() {
    return keycloak.startFirst();
  }

  List<SupervisedPart> parts() {
    var all = new ArrayList<>(List.of(postgresql, kafka));
    all.addAll(services);
    all.add(keycloak);
    return List.copyOf(all);
  }

  /** Those who use others stop first. */
  void stop() throws InterruptedException {
    var users = new ArrayList<>(services);
    users.add(keycloak);
    stop(users, Duration.ofSeconds(7));
    stop(List.of(kafka, postgresql), Duration.ofSeconds(6));
  }

  private static void stop(List<SupervisedPart> parts, Duration patience)
      throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (var part : parts) {
      threads.add(Thread.ofVirtual().start(() -> stop(part, patience)));
    }
    for (var thread : threads) {
      thread.join();
    }
  }

  private static void stop(SupervisedPart part, Duration patience) {
    try {
      part.end(patience);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
