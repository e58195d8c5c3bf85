package afterglow.acceptance.fault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a proxy does to a connection, seen from the one who connected to an echo behind it. */
class TcpProxyTest {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

  private ServerSocket echo;
  private TcpProxy proxy;

  @BeforeEach
  void listen() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::echo);
    proxy = new TcpProxy(0, echo.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void passesBytesBothWaysAndCountsThem() throws IOException {
    try (var socket = connect()) {
      assertArrayEquals(HELLO, say(socket));
    }
    assertEquals(2L * HELLO.length, proxy.traffic().passed());
  }

  @Test
  void resetsWhatIsOpenAndWhatComesUntilItIsOver() throws IOException {
    try (var open = connect()) {
      say(open);
      proxy.become(new Disturbance.Reset());
      assertThrows(SocketException.class, () -> say(open));
      assertThrows(SocketException.class, () -> say(connect()));
      assertTrue(proxy.traffic().reset() >= 2);
    }
    proxy.become(new Disturbance.None());
    try (var again = connect()) {
      assertArrayEquals(HELLO, say(again));
    }
  }

  @Test
  void refusesAndListensAgainOnTheSamePort() throws IOException {
    proxy.become(new Disturbance.Refuse());
    assertThrows(ConnectException.class, this::connect);
    proxy.become(new Disturbance.None());
    try (var socket = connect()) {
      assertArrayEquals(HELLO, say(socket));
    }
  }

  @Test
  void whatABlackHoleSwallowedArrivesWhenItIsOver() throws IOException {
    try (var socket = connect()) {
      say(socket);
      proxy.become(new Disturbance.BlackHole());
      socket.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, () -> say(socket));
      assertEquals(HELLO.length, proxy.traffic().blocked());
      proxy.become(new Disturbance.None());
      socket.setSoTimeout(5_000);
      assertArrayEquals(HELLO, socket.getInputStream().readNBytes(HELLO.length));
    }
  }

  @Test
  void drips() throws IOException {
    proxy.become(new Disturbance.Slow(Duration.ofMillis(20), 1));
    try (var socket = connect()) {
      var begun = System.nanoTime();
      assertArrayEquals(HELLO, say(socket));
      assertTrue(System.nanoTime() - begun >= Duration.ofMillis(120).toNanos());
    }
    assertTrue(proxy.traffic().delayed() >= HELLO.length);
  }

  @Test
  void cutsTheAnswerAfterItsFirstBytes() throws IOException {
    try (var socket = connect()) {
      say(socket);
      proxy.become(new Disturbance.Cut(Disturbance.Direction.BACK, 3));
      socket.getOutputStream().write(HELLO);
      assertArrayEquals(
          new byte[] {'h', 'e', 'l'}, socket.getInputStream().readNBytes(3), "so much came");
      assertThrows(SocketException.class, () -> socket.getInputStream().read());
    }
    assertEquals(1, proxy.traffic().reset());
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
  }

  private static byte[] say(Socket socket) throws IOException {
    socket.getOutputStream().write(HELLO);
    var heard = socket.getInputStream().readNBytes(HELLO.length);
    if (heard.length < HELLO.length) {
      throw new SocketException("It ended");
    }
    return heard;
  }

  private void echo() {
    while (!echo.isClosed()) {
      try {
        var socket = echo.accept();
        Thread.ofVirtual().start(() -> repeat(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void repeat(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException e) {
      // The proxy has cut it.
    }
  }
}
