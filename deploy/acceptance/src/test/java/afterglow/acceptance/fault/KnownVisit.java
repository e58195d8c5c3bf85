package afterglow.acceptance.fault;

import afterglow.acceptance.World;
import java.time.Instant;
import java.util.UUID;

/** A booked visit as the clients know it; several of them may act on it at once. */
final class KnownVisit {
  enum Status {
    BOOKED,
    ARRIVED,
    OVER
  }

  private final UUID id;
  private final String token;
  private final String treatment;
  private final World.Person person;
  private volatile Instant start;
  private volatile int version = 1;
  private volatile Status status = Status.BOOKED;
  private volatile boolean treated;

  KnownVisit(UUID id, String token, String treatment, World.Person person, Instant start) {
    this.id = id;
    this.token = token;
    this.treatment = treatment;
    this.person = person;
    this.start = start;
  }

  UUID id() {
    return id;
  }

  String token() {
    return token;
  }

  String treatment() {
    return treatment;
  }

  World.Person person() {
    return person;
  }

  Instant start() {
    return start;
  }

  int version() {
    return version;
  }

  Status status() {
    return status;
  }

  boolean treated() {
    return treated;
  }

  void movedTo(Instant next) {
    start = next;
  }

  void reached(int next) {
    version = Math.max(version, next);
  }

  void became(Status next) {
    status = next;
  }

  void wasTreated() {
    treated = true;
    status = Status.OVER;
  }
}
