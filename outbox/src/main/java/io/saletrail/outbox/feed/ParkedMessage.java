package io.saletrail.outbox.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record that was not applied, as it came. A row of `parked_message`.
///
/// @param body the bytes as PostgreSQL writes them: `\x` and hexadecimal digits; `null` for a
///     tombstone
/// @param reason `FAILED`, `UNKNOWN_TYPE` or `BROKEN`
/// @param error the kinds of failure, outermost first, or the unknown type; never quotes the body
record ParkedMessage(
    UUID id,
    String channel,
    String topic,
    int partition,
    long recordOffset,
    @Nullable String messageKey,
    String headers,
    @Nullable String body,
    String reason,
    String error) {
  static final String FAILED = "FAILED";

  private static final String HEX = "\\x";

  /// Names of types and of exceptions.
  private static final Pattern ERROR = Pattern.compile("[\\w./$-]{1,300}");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  static ParkedMessage of(
      String channel, ConsumerRecord<String, byte[]> record, Throwable failure) {
    return of(channel, record, FAILED, Outage.kinds(failure));
  }

  static ParkedMessage of(
      String channel, ConsumerRecord<String, byte[]> record, String reason, String error) {
    return new ParkedMessage(
        UUID.randomUUID(),
        channel,
        record.topic(),
        record.partition(),
        record.offset(),
        record.key() == null ? null : storable(record.key()),
        headers(record),
        record.value() == null ? null : HEX + HexFormat.of().formatHex(record.value()),
        reason,
        printable(error));
  }

  ParkedMessage failedAgain(String newReason, String newError) {
    return new ParkedMessage(
        id,
        channel,
        topic,
        partition,
        recordOffset,
        messageKey,
        headers,
        body,
        newReason,
        printable(newError));
  }

  /// As it is stored.
  ParkedMessage sealed(BodyCipher cipher) {
    return body == null ? this : withBody(cipher.sealBody(id.toString(), bytes(body)));
  }

  /// As it came; empty if no key decrypts the body.
  Optional<ParkedMessage> opened(BodyCipher cipher) {
    return body == null
        ? Optional.of(this)
        : cipher.openBody(id.toString(), bytes(body)).map(this::withBody);
  }

  private ParkedMessage withBody(byte[] bytes) {
    return new ParkedMessage(
        id,
        channel,
        topic,
        partition,
        recordOffset,
        messageKey,
        headers,
        HEX + HexFormat.of().formatHex(bytes),
        reason,
        error);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.substring(HEX.length()));
  }

  ConsumerRecord<String, byte[]> toRecord() {
    var bytes = body == null ? null : bytes(body);
    var record = new ConsumerRecord<>(topic, partition, recordOffset, messageKey, bytes);
    try {
      JSON.readValue(headers, HEADERS)
          .forEach(
              (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a parked message with headers that are no JSON", e);
    }
    return record;
  }

  /// PostgreSQL stores no NUL in a text.
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /// An unknown type comes from the message, so it may hold anything of any length.
  private static String printable(String error) {
    return ERROR.matcher(error).matches() ? error : "UNPRINTABLE";
  }

  private static String headers(ConsumerRecord<String, byte[]> record) {
    var headers = new LinkedHashMap<String, String>();
    for (var header : record.headers()) {
      if (header.value() != null) {
        headers.put(
            storable(header.key()), storable(new String(header.value(), StandardCharsets.UTF_8)));
      }
    }
    try {
      return JSON.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings that JSON cannot hold", e);
    }
  }
}
