package io.saletrail.settings.alert.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.saletrail.settings.alert.message.AlertContent.Item;
import io.saletrail.settings.alert.rules.AlertCause;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Writes a message as an e-mail, for Slack, and as the JSON of a signed webhook.
public final class AlertWriter {
  private static final String TYPE = "alert.";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm zzz", Locale.ENGLISH);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private AlertWriter() {}

  /// The subject of an e-mail: ASCII, one line.
  public static String subject(AlertContent content) {
    return "[Saletrail] %s: %s".formatted(content.merchant(), headline(content));
  }

  private static String headline(AlertContent content) {
    return switch (content.type()) {
      case TEST -> "test alert";
      case WEEKLY_SUMMARY -> "weekly summary";
      case ALERT -> headline(content.items());
    };
  }

  private static String headline(List<Item> items) {
    if (items.size() == 1) {
      var only = items.getFirst();
      var title = title(only.cause());
      return only.over() ? "Resolved: " + title : title;
    }
    var over = items.stream().filter(Item::over).count();
    return "%d new, %d resolved".formatted(items.size() - over, over);
  }

  /// The text of an e-mail.
  public static String text(AlertContent content) {
    var lines = new ArrayList<String>();
    switch (content.type()) {
      case TEST -> lines.add("This is a test. Alerts of this merchant arrive here.");
      case WEEKLY_SUMMARY, ALERT ->
          content.items().forEach(item -> lines.addAll(lines(item, content)));
    }
    lines.add("");
    lines.add("Merchant: %s (%s)".formatted(content.merchant(), content.account()));
    lines.add("Causes, quiet hours and destinations: " + content.url());
    return String.join("\n", lines) + "\n";
  }

  private static List<String> lines(Item item, AlertContent content) {
    var zone = ZoneId.of(content.zone());
    var explanation = item.cause().explanation();
    var lines = new ArrayList<String>();
    lines.add((item.over() ? "Resolved: " : "") + explanation.title());
    if (item.sales() > 0 && !item.over()) {
      lines.add("Sales that need attention: " + item.sales());
    }
    lines.addAll(content.sums());
    if (!item.over()) {
      lines.add(explanation.detail());
      explanation.remedy().ifPresent(lines::add);
    }
    lines.add(item.url());
    lines.add(times(item, zone));
    lines.add("");
    return lines;
  }

  private static String times(Item item, ZoneId zone) {
    var since = TIME.format(item.since().atZone(zone));
    return item.endedAt()
        .filter(_ -> item.over())
        .map(end -> "From %s to %s".formatted(since, TIME.format(end.atZone(zone))))
        .orElse("Since " + since);
  }

  /// The JSON of a Slack incoming webhook.
  public static String slack(AlertContent content) {
    return json(Map.of("text", "*" + escaped(subject(content)) + "*\n" + escaped(text(content))));
  }

  /// Slack's control characters.
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// The body of a signed webhook.
  ///
  /// @param type such as `alert.test`
  private record Event(String type, Instant timestamp, EventBody data) {}

  private record EventBody(
      String account, String merchant, List<EventItem> alerts, List<String> sums, String url) {}

  private record EventItem(
      AlertCause cause,
      AlertContent.State state,
      Instant since,
      Optional<Instant> endedAt,
      long sales,
      String title,
      String detail,
      Optional<String> remedy,
      String url) {
    static EventItem of(Item item) {
      var explanation = item.cause().explanation();
      return new EventItem(
          item.cause(),
          item.state(),
          item.since(),
          item.endedAt(),
          item.sales(),
          explanation.title(),
          explanation.detail(),
          explanation.remedy(),
          item.url());
    }
  }

  /// The JSON of a signed webhook.
  public static String webhook(AlertContent content, Instant createdAt) {
    var type =
        switch (content.type()) {
          case ALERT -> "changed";
          case WEEKLY_SUMMARY -> "weekly_summary";
          case TEST -> "test";
        };
    var items = content.items().stream().map(EventItem::of).toList();
    return json(
        new Event(
            TYPE + type,
            createdAt,
            new EventBody(
                content.account(), content.merchant(), items, content.sums(), content.url())));
  }

  private static String title(AlertCause cause) {
    return cause.explanation().title().replace('’', '\'');
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON cannot hold an alert", e);
    }
  }
}
