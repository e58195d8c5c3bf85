package afterglow.acceptance.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One listening port that leads to one other, and what happens to the bytes between them. */
final class TcpProxy implements AutoCloseable {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final int port;
  private final int target;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final LongAdder passed = new LongAdder();
  private final LongAdder blocked = new LongAdder();
  private final LongAdder delayed = new LongAdder();
  private final LongAdder reset = new LongAdder();
  private volatile Disturbance disturbance = new Disturbance.None();
  private volatile boolean closed;
  private volatile @Nullable ServerSocket listening;
  private volatile @Nullable Thread accepting;

  /** Listens on a port of its own choice when {@code port} is 0. */
  TcpProxy(int port, int target) {
    this.target = target;
    this.port = listen(port).getLocalPort();
  }

  int port() {
    return port;
  }

  /** What the proxy has done so far: bytes let through, held up and slowed down, and resets. */
  record Traffic(long passed, long blocked, long delayed, long reset) {
    Traffic since(Traffic earlier) {
      return new Traffic(
          passed - earlier.passed,
          blocked - earlier.blocked,
          delayed - earlier.delayed,
          reset - earlier.reset);
    }
  }

  Traffic traffic() {
    return new Traffic(passed.sum(), blocked.sum(), delayed.sum(), reset.sum());
  }

  Disturbance disturbance() {
    return disturbance;
  }

  void become(Disturbance next) {
    lock.lock();
    try {
      var last = disturbance;
      disturbance = next;
      changed.signalAll();
      if (last instanceof Disturbance.Refuse && !(next instanceof Disturbance.Refuse)) {
        listen(port);
      }
    } finally {
      lock.unlock();
    }
    connections.forEach(ProxiedConnection::startCounting);
    if (next instanceof Disturbance.Refuse) {
      stopListening();
    }
    if (next instanceof Disturbance.Refuse || next instanceof Disturbance.Reset) {
      connections.forEach(ProxiedConnection::reset);
    }
  }

  @Override
  public void close() {
    closed = true;
    stopListening();
    connections.forEach(ProxiedConnection::reset);
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private ServerSocket listen(int at) {
    try {
      var socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(HERE, at), 256);
      listening = socket;
      accepting = Thread.ofPlatform().daemon().name("proxy-" + target).start(() -> accept(socket));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException("The proxy cannot listen on port " + at, e);
    }
  }

  private void stopListening() {
    var socket = listening;
    var thread = accepting;
    if (socket == null || thread == null) {
      return;
    }
    try {
      socket.close();
      // The system keeps the port open for as long as somebody waits on it.
      thread.join(1_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        var near = from.accept();
        Thread.ofVirtual().start(() -> connect(near));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void connect(Socket near) {
    if (disturbance instanceof Disturbance.Reset || disturbance instanceof Disturbance.Refuse) {
      ProxiedConnection.reset(near);
      reset.increment();
      return;
    }
    try {
      var connection = new ProxiedConnection(this, near, new Socket(HERE, target));
      connections.add(connection);
      connection.pump();
      if (closed) {
        connection.reset();
      }
    } catch (IOException e) {
      // Nobody listens behind the proxy, so nobody seems to listen here either.
      ProxiedConnection.reset(near);
    }
  }

  /** Waits while nothing may pass. */
  void awaitPassage(int bytes) throws InterruptedException {
    if (!(disturbance instanceof Disturbance.BlackHole)) {
      return;
    }
    blocked.add(bytes);
    lock.lockInterruptibly();
    try {
      while (disturbance instanceof Disturbance.BlackHole && !closed) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void passed(int bytes, boolean late) {
    passed.add(bytes);
    if (late) {
      delayed.add(bytes);
    }
  }

  void ended(ProxiedConnection connection, boolean byUs) {
    if (connections.remove(connection) && byUs) {
      reset.increment();
    }
  }
}
