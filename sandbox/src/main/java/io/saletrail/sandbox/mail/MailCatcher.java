package io.saletrail.sandbox.mail;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.ext.web.Router;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Receives the mails of the services and shows the latest at `/mail`.
public final class MailCatcher {
  private static final int KEPT = 200;

  private final Deque<CaughtMail> mails = new ArrayDeque<>();
  private volatile boolean refusing;

  /// Starts listening for SMTP.
  public Future<NetServer> listen(Vertx vertx, String host, int port) {
    return vertx
        .createNetServer()
        .connectHandler(socket -> SmtpSession.serve(socket, this::keep, () -> refusing))
        .listen(port, host);
  }

  /// Adds `/mail`.
  public void mount(Router router) {
    new MailPage(this).mount(router);
  }

  /// The latest mails, the newest first.
  public List<CaughtMail> mails() {
    synchronized (mails) {
      return List.copyOf(mails);
    }
  }

  /// Whether mails are refused for now, as by a mail server in trouble.
  public void refuse(boolean refused) {
    refusing = refused;
  }

  private void keep(CaughtMail mail) {
    synchronized (mails) {
      mails.addFirst(mail);
      if (mails.size() > KEPT) {
        mails.removeLast();
      }
    }
  }
}
