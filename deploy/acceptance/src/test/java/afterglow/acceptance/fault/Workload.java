package afterglow.acceptance.fault;

import afterglow.acceptance.history.About;
import afterglow.acceptance.history.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Clients that go on whatever happens, each by its own dice, and the steps of the business clock.
 * It can be held still, so that the system comes to rest and may be looked at.
 */
final class Workload implements AutoCloseable {
  private static final Duration STEP = Duration.ofHours(4);
  private static final Duration BETWEEN_STEPS = Duration.ofSeconds(12);

  private final Company company;
  private final Duration pause;
  private final ReentrantReadWriteLock still = new ReentrantReadWriteLock(true);
  private final List<Thread> threads = new ArrayList<>();

  /**
   * @param clients how many act at once
   * @param pause how long one rests between two acts, in the mean
   */
  Workload(Company company, long seed, int clients, Duration pause) {
    this.company = company;
    this.pause = pause;
    for (var i = 1; i <= clients; i++) {
      var name = "client-" + i;
      var dice = new Random(seed * 31 + i);
      threads.add(Thread.ofVirtual().name(name).unstarted(() -> live(name, dice)));
    }
    threads.add(Thread.ofVirtual().name("clock").unstarted(this::moveTime));
  }

  void start() {
    threads.forEach(Thread::start);
  }

  /** Returns when nobody is in the middle of an act; they wait until {@link #resume}. */
  void hold() {
    still.writeLock().lock();
  }

  void resume() {
    still.writeLock().unlock();
  }

  /** What is to be done once while all others are held still. */
  SignsOfLife signsOfLife() {
    return new SignsOfLife(company);
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }

  private void live(String name, Random dice) {
    var books = new BookingClient(name, company, dice);
    var patient = new PatientClient(name, company, dice);
    var staff = new StaffClient(name, company, dice);
    try {
      while (true) {
        Thread.sleep((long) (pause.toMillis() * 2 * dice.nextDouble()));
        still.readLock().lockInterruptibly();
        try {
          act(dice.nextInt(100), books, patient, staff);
        } finally {
          still.readLock().unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void act(int dice, BookingClient books, PatientClient patient, StaffClient staff)
      throws InterruptedException {
    if (dice < 28) {
      books.bookAlone();
    } else if (dice < 40) {
      books.bookAgainstOthers();
    } else if (dice < 48) {
      patient.move(books);
    } else if (dice < 53) {
      patient.cancel();
    } else if (dice < 60) {
      patient.confirm();
    } else if (dice < 66) {
      patient.look();
    } else if (dice < 74) {
      patient.answer();
    } else if (dice < 94) {
      staff.receive();
    } else if (dice < 95) {
      staff.cancel();
    } else {
      staff.acknowledge();
    }
  }

  private void moveTime() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_STEPS);
        if (!company.clock().mayMove()) {
          continue;
        }
        still.readLock().lockInterruptibly();
        try {
          company
              .calls()
              .make(
                  "clock",
                  Act.ADVANCE_CLOCK,
                  About.clinic(ProvingClinic.NAME),
                  () -> company.clock().advance(STEP));
        } finally {
          still.readLock().unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
