package afterglow.local.sandbox;

import afterglow.local.ClockOffset;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server that keeps every mail it takes and delivers none. */
public class MailSandbox {
  private final Ledger ledger;
  private final ClockOffset clock;
  private final Script script =
      new Script("ACCEPT|REJECT_5nn|TEMPORARY_4nn|CUT_AFTER_DOT|LOSE_AFTER_DOT");
  private final List<Entry> entries = new ArrayList<>();
  private final SMTPServer server;

  public MailSandbox(int port, Path file, ClockOffset clock) throws IOException {
    this.clock = clock;
    this.ledger = new Ledger(file);
    ledger.each(this::load);
    this.server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getByName("127.0.0.1"))
            .hostName("localhost")
            .softwareName("Afterglow's mail sandbox")
            .maxConnections(200)
            .maxMessageSize(10 * 1024 * 1024)
            .messageHandlerFactory(context -> new MailConversation(context, this))
            .build();
  }

  /** A mail as it was taken: the envelope's addresses and the whole text, byte for byte. */
  public record Mail(String id, Instant at, String from, List<String> to, byte[] raw) {}

  private record Entry(String id, Ledger.Line line, List<String> to) {}

  public void start() {
    server.start();
  }

  public void stop() throws IOException {
    server.stop();
    ledger.close();
  }

  public Script script() {
    return script;
  }

  /**
   * The mails whose envelope names such an address, newest first, each read when it is asked for.
   */
  public Stream<Mail> newest(Predicate<String> to) {
    List<Ledger.Line> lines;
    synchronized (entries) {
      lines =
          entries.reversed().stream()
              .filter(entry -> entry.to().stream().anyMatch(to))
              .map(Entry::line)
              .toList();
    }
    return lines.stream().map(ledger::read).map(MailSandbox::mail);
  }

  public Optional<Mail> find(String id) {
    synchronized (entries) {
      return entries.stream()
          .filter(entry -> entry.id().equals(id))
          .findAny()
          .map(entry -> mail(ledger.read(entry.line())));
    }
  }

  /** Notes a mail for good; only then may anybody be told that it was taken, if it was. */
  void keep(String from, List<String> to, byte[] raw, boolean accepted, boolean answered) {
    var mail = envelope(from, to);
    mail.put("accepted", accepted);
    mail.put("answered", answered);
    // One character per byte, so that any mail comes back as it was.
    mail.put("raw", new String(raw, StandardCharsets.ISO_8859_1));
    note(mail);
  }

  /** Notes an address that is not served, before its sender is told so. */
  void refuse(String from, String to, String outcome) {
    var refused = envelope(from, List.of(to));
    refused.put("outcome", outcome);
    refused.put("accepted", false);
    refused.put("answered", true);
    note(refused);
  }

  private static ObjectNode envelope(String from, List<String> to) {
    var envelope = Ledger.JSON.createObjectNode();
    envelope.put("id", UUID.randomUUID().toString());
    envelope.put("from", from);
    to.forEach(envelope.putArray("to")::add);
    return envelope;
  }

  private void note(ObjectNode line) {
    synchronized (entries) {
      line.put("at", clock.now().toString());
      line.put("receivedAt", Instant.now().toString());
      load(ledger.append(line), line);
    }
  }

  private void load(Ledger.Line line, JsonNode mail) {
    if (mail.path("accepted").asBoolean(true)) {
      entries.add(new Entry(mail.path("id").asText(), line, recipients(mail)));
    }
  }

  private static Mail mail(JsonNode mail) {
    return new Mail(
        mail.path("id").asText(),
        Instant.parse(mail.path("at").asText()),
        mail.path("from").asText(),
        recipients(mail),
        mail.path("raw").asText().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static List<String> recipients(JsonNode mail) {
    var to = new ArrayList<String>();
    mail.path("to").forEach(address -> to.add(address.asText()));
    return to;
  }
}
