package afterglow.local.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One mail being handed over, with the outcome that the script has for its first recipient. */
class MailConversation implements MessageHandler {
  private final MessageContext context;
  private final MailSandbox sandbox;
  private final List<String> to = new ArrayList<>();
  private String from = "";
  private String outcome = Script.ACCEPT;

  MailConversation(MessageContext context, MailSandbox sandbox) {
    this.context = context;
    this.sandbox = sandbox;
  }

  @Override
  public void from(String address) {
    from = address;
  }

  @Override
  public void recipient(String address) throws RejectException {
    if (to.isEmpty()) {
      outcome = sandbox.script().next(address);
    }
    if (outcome.startsWith("REJECT_")) {
      sandbox.refuse(from, address, outcome);
      throw new RejectException(code(), "5.1.1 The mailbox does not exist (sandbox)");
    }
    if (outcome.startsWith("TEMPORARY_")) {
      sandbox.refuse(from, address, outcome);
      throw new RejectException(code(), "4.3.2 Try again later (sandbox)");
    }
    to.add(address);
  }

  @Override
  public @Nullable String data(InputStream data) throws IOException {
    var raw = data.readAllBytes();
    var answered = !outcome.endsWith("_AFTER_DOT");
    sandbox.keep(from, to, raw, !outcome.equals("LOSE_AFTER_DOT"), answered);
    if (!answered) {
      // The sender has sent everything and never learns what became of it.
      ((Session) context).getSocket().close();
    }
    return null;
  }

  @Override
  public void done() {}

  private int code() {
    return Integer.parseInt(outcome.substring(outcome.lastIndexOf('_') + 1));
  }
}
