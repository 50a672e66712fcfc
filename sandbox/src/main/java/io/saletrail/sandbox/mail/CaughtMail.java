package io.saletrail.sandbox.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;

/// A received mail.
///
/// @param to the recipients of the envelope
/// @param text its plain text
public record CaughtMail(
    Instant at, String from, List<String> to, String subject, String messageId, String text) {

  /// Reads the bytes after `DATA`.
  static CaughtMail read(Instant at, String from, List<String> to, String data) {
    try {
      var bytes = data.getBytes(StandardCharsets.ISO_8859_1);
      var message = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(bytes));
      return new CaughtMail(
          at,
          from,
          List.copyOf(to),
          Optional.ofNullable(message.getSubject()).orElse(""),
          Optional.ofNullable(message.getMessageId()).orElse(""),
          text(message));
    } catch (IOException e) {
      return new CaughtMail(at, from, List.copyOf(to), "(unreadable)", "", data);
    }
  }

  private static String text(Message message) throws IOException {
    return plain(message).orElse("");
  }

  private static Optional<String> plain(Entity entity) throws IOException {
    return switch (entity.getBody()) {
      case TextBody body when "text/plain".equals(entity.getMimeType()) ->
          Optional.of(decoded(body, entity.getCharset()));
      case Multipart parts -> first(parts);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<String> first(Multipart parts) throws IOException {
    for (var part : parts.getBodyParts()) {
      var text = plain(part);
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  private static String decoded(TextBody body, String charset) throws IOException {
    var text = new StringWriter();
    try (var reader = new InputStreamReader(body.getInputStream(), Charset.forName(charset))) {
      reader.transferTo(text);
    }
    return text.toString();
  }
}
