package afterglow.local.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.local.ClockOffset;
import afterglow.local.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSandboxTest {
  private final int port = FreePorts.next().smtp();
  @TempDir Path folder;
  private Path file;
  private ClockOffset clock;
  private MailSandbox sandbox;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("mail.jsonl");
    clock = new ClockOffset(folder.resolve("clock"));
    sandbox = new MailSandbox(port, file, clock);
    sandbox.start();
  }

  @AfterEach
  void stop() throws IOException {
    sandbox.stop();
  }

  @Test
  void keepsAMailBeforeItSaysSo() throws IOException {
    assertTrue(send("pia@example.com").startsWith("250"));

    assertEquals(1, Files.readAllLines(file).size());
    assertTrue(Files.readString(file).contains("Grüße".substring(0, 2)));
  }

  @Test
  void keepsAMailByteForByteAndByBusinessTime() throws IOException {
    clock.advance(Duration.ofDays(30));
    var before = clock.now();
    send("pia@example.com");

    var mail = sandbox.newest(to -> true).findFirst().orElseThrow();
    assertTrue(new String(mail.raw(), StandardCharsets.UTF_8).contains("Grüße"));
    assertTrue(!mail.at().isBefore(before), mail.at().toString());
    assertEquals(List.of("pia@example.com"), mail.to());
  }

  @Test
  void refusesForGoodAndForNowAsScriptedAndThenAccepts() throws IOException {
    sandbox.script().plan("pia@example.com", List.of("REJECT_550", "TEMPORARY_451"));

    assertTrue(send("pia@example.com").startsWith("550"));
    assertTrue(send("pia@example.com").startsWith("451"));
    assertTrue(send("pia@example.com").startsWith("250"));
    assertEquals(1, sandbox.newest(to -> true).count());
  }

  @Test
  void notesWhatItRefusesBeforeItSaysSo() throws IOException {
    sandbox.script().plan("*", List.of("REJECT_550", "TEMPORARY_451"));

    send("pia@example.com");
    assertTrue(Files.readString(file).contains("\"outcome\":\"REJECT_550\""));
    send("pia@example.com");
    assertTrue(Files.readString(file).contains("\"outcome\":\"TEMPORARY_451\""));
    sandbox.stop();
    start();
    assertEquals(0, sandbox.newest(to -> true).count());
  }

  @Test
  void cutsTheConnectionAfterTheDotWithOrWithoutTheMail() throws IOException {
    sandbox.script().plan("*", List.of("CUT_AFTER_DOT", "LOSE_AFTER_DOT"));

    assertNull(send("kept@example.com"));
    assertNull(send("lost@example.com"));
    assertEquals(
        List.of(List.of("kept@example.com")),
        sandbox.newest(to -> true).map(MailSandbox.Mail::to).toList());
    sandbox.stop();
    start();
    assertEquals(1, sandbox.newest(to -> true).count());
    var lines = Files.readAllLines(file);
    assertTrue(lines.getFirst().contains("\"accepted\":true,\"answered\":false"), lines.getFirst());
    assertTrue(lines.getLast().contains("\"accepted\":false,\"answered\":false"), lines.getLast());
  }

  @Test
  void knowsItsMailsAgainAfterARestartButNoHalfWrittenOne() throws IOException {
    send("pia@example.com");
    send("quinn@example.com");
    sandbox.stop();
    Files.writeString(file, "{\"id\":\"torn", StandardOpenOption.APPEND);

    start();

    assertEquals(2, sandbox.newest(to -> true).count());
    send("ray@example.com");
    assertEquals(
        List.of("ray@example.com"), sandbox.newest(to -> true).findFirst().orElseThrow().to());
    assertEquals(3, Files.readAllLines(file).size());
  }

  @Test
  void refusesAScriptThatItDoesNotKnow() {
    assertThrows(
        IllegalArgumentException.class, () -> sandbox.script().plan("*", List.of("EXPLODE")));
  }

  /** The server's last answer: to the final dot, or to whatever it refused before; null if cut. */
  private String send(String to) throws IOException {
    try (var socket = new Socket("127.0.0.1", port);
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      in.readLine();
      for (var line :
          List.of(
              "HELO test", "MAIL FROM:<no-reply@clinic.example>", "RCPT TO:<" + to + ">", "DATA")) {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        var answer = in.readLine();
        if (answer == null || answer.charAt(0) > '3') {
          return answer;
        }
      }
      socket
          .getOutputStream()
          .write("Subject: Hello\r\n\r\nGrüße\r\n.\r\n".getBytes(StandardCharsets.UTF_8));
      return in.readLine();
    } catch (java.net.SocketException e) {
      return null;
    }
  }
}
