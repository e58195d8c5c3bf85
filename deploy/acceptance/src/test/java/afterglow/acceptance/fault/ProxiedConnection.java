package afterglow.acceptance.fault;

import afterglow.acceptance.fault.Disturbance.Direction;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** A connection through a proxy: two sockets and a pump in each direction. */
final class ProxiedConnection {
  private static final int CHUNK = 16 * 1024;

  private final TcpProxy proxy;
  private final Socket near;
  private final Socket far;
  private final AtomicLong there = new AtomicLong();
  private final AtomicLong back = new AtomicLong();

  ProxiedConnection(TcpProxy proxy, Socket near, Socket far) {
    this.proxy = proxy;
    this.near = near;
    this.far = far;
  }

  void pump() throws IOException {
    near.setTcpNoDelay(true);
    far.setTcpNoDelay(true);
    Thread.ofVirtual().start(() -> pump(near, far, Direction.THERE));
    Thread.ofVirtual().start(() -> pump(far, near, Direction.BACK));
  }

  /** The bytes of a cut are counted from when it began. */
  void startCounting() {
    there.set(0);
    back.set(0);
  }

  void reset() {
    // Counted before anybody can notice it.
    proxy.ended(this, true);
    reset(near);
    reset(far);
  }

  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It was closed already.
    }
  }

  private void pump(Socket from, Socket to, Direction direction) {
    var chunk = new byte[CHUNK];
    try {
      var source = from.getInputStream();
      var sink = to.getOutputStream();
      for (var read = source.read(chunk); read >= 0; read = source.read(chunk)) {
        proxy.awaitPassage(read);
        if (!pass(chunk, read, sink, direction)) {
          reset();
          return;
        }
      }
      proxy.awaitPassage(0);
      to.shutdownOutput();
      if (from.isOutputShutdown()) {
        close();
      }
    } catch (IOException e) {
      // One side has ended it; the other side learns it.
      abandon();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abandon();
    }
  }

  /** False when the connection is to be cut now. */
  private boolean pass(byte[] chunk, int length, OutputStream sink, Direction direction)
      throws IOException, InterruptedException {
    switch (proxy.disturbance()) {
      case Disturbance.Slow slow -> {
        for (var at = 0; at < length; at += slow.dropBytes()) {
          // A drop falls at once when the disturbance is over.
          if (proxy.disturbance() == slow) {
            Thread.sleep(slow.perDrop());
          }
          var drop = Math.min(slow.dropBytes(), length - at);
          proxy.passed(drop, true);
          write(sink, chunk, at, drop);
        }
      }
      case Disturbance.Cut cut when cut.direction() == direction -> {
        var counter = direction == Direction.THERE ? there : back;
        var left = Math.max(0, cut.afterBytes() - counter.getAndAdd(length));
        var some = (int) Math.min(left, length);
        proxy.passed(some, false);
        write(sink, chunk, 0, some);
        return some == length;
      }
      case Disturbance.Reset reset -> {
        return false;
      }
      default -> {
        proxy.passed(length, false);
        write(sink, chunk, 0, length);
      }
    }
    return true;
  }

  private static void write(OutputStream sink, byte[] bytes, int at, int length)
      throws IOException {
    sink.write(bytes, at, length);
    sink.flush();
  }

  private void abandon() {
    reset(near);
    reset(far);
    proxy.ended(this, false);
  }

  private void close() throws IOException {
    near.close();
    far.close();
    proxy.ended(this, false);
  }
}
