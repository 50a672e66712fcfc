package io.saletrail.sandbox.mail;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// One connection: as much of SMTP (RFC 5321) as a client needs that sends mail.
final class SmtpSession {
  private static final String LINE_END = "\r\n";
  private static final int MAX_LINE = 64 * 1024;

  private final NetSocket socket;
  private final Consumer<CaughtMail> mails;
  private final BooleanSupplier refusing;
  private final List<String> to = new ArrayList<>();
  private final StringBuilder data = new StringBuilder();
  private String from = "";
  private boolean reading;

  private SmtpSession(NetSocket socket, Consumer<CaughtMail> mails, BooleanSupplier refusing) {
    this.socket = socket;
    this.mails = mails;
    this.refusing = refusing;
  }

  /// Serves a connection.
  ///
  /// @param refusing whether mails are refused for now
  static void serve(NetSocket socket, Consumer<CaughtMail> mails, BooleanSupplier refusing) {
    var session = new SmtpSession(socket, mails, refusing);
    socket.exceptionHandler(lost -> socket.close());
    socket.handler(RecordParser.newDelimited(LINE_END, session::line).maxRecordSize(MAX_LINE));
    session.reply("220 mail catcher");
  }

  private void line(Buffer buffer) {
    var line = buffer.toString(StandardCharsets.ISO_8859_1);
    if (reading) {
      data(line);
      return;
    }
    switch (line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
      case "EHLO", "HELO", "NOOP" -> reply("250 mail catcher");
      case "MAIL" -> mail(line);
      case "RCPT" -> {
        to.add(address(line));
        reply("250 OK");
      }
      case "DATA" -> {
        reading = true;
        reply("354 End with a line of one dot");
      }
      case "RSET" -> {
        reset();
        reply("250 OK");
      }
      case "QUIT" -> {
        reply("221 Goodbye");
        socket.close();
      }
      default -> reply("502 Not implemented");
    }
  }

  private void mail(String line) {
    reset();
    if (refusing.getAsBoolean()) {
      reply("451 Try again later");
    } else {
      from = address(line);
      reply("250 OK");
    }
  }

  private void data(String line) {
    if (!line.equals(".")) {
      // A leading dot is doubled.
      data.append(line.startsWith(".") ? line.substring(1) : line).append(LINE_END);
      return;
    }
    mails.accept(CaughtMail.read(Instant.now(), from, to, data.toString()));
    reset();
    reply("250 Received");
  }

  private void reset() {
    from = "";
    to.clear();
    data.setLength(0);
    reading = false;
  }

  private static String address(String line) {
    return line.replaceFirst("[^<]*<", "").replaceFirst(">.*", "");
  }

  private void reply(String line) {
    socket.write(line + LINE_END);
  }
}
