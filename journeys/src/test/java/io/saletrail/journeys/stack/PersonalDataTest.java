package io.saletrail.journeys.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Topic;
import io.saletrail.encryption.EmailCipher;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.webhooks.Signature;
import io.saletrail.sandbox.trackdesk.Fault;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.SettingsApi;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// A9: personal data is where docs/personal-data.md says, and nowhere else. Marks come in by every
/// entrance; then every topic, table, log, metric and page is searched, before and after the buyer
/// is erased. `-Ddocs.write=true` writes the page.
@Tag("long")
@ResourceLock(UnlimitedStack.LOCK)
class PersonalDataTest {
  private static final Path PAGE = Path.of("../docs/personal-data.md");
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final String ACCOUNT = "acct_marks";
  private static final String TENANT = "marks";
  private static final String EMAIL = "zelda.quillmark@example.com";

  /// Name, address, telephone, e-mail address and metadata of a buyer, none of which occurs
  /// elsewhere.
  private static final List<String> MARKS =
      List.of(
          "zelda.quillmark", "Zelda Quillmark", "Quillmark Lane", "+4915177712340", "quill-note");

  private static LocalStack stack;

  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  private final Operator settings = new Operator(stack, Program.SETTINGS);
  private final Operator ingest = new Operator(stack, Program.INGEST);
  private final Operator publisher = new Operator(stack, Program.PUBLISHER);
  private final StandInAccount merchant = stack.stripe().account(ACCOUNT);
  private final String sealed =
      EmailCipher.of(stack.keys().secretsKey()).seal(ACCOUNT, EMAIL).orElseThrow();

  @BeforeAll
  static void start() {
    stack = UnlimitedStack.running();
  }

  @Test
  void personalDataIsWhereThePageSaysAndGoneAfterAnErasure() throws IOException {
    signIn();
    plantMarks();

    var before = everything();
    var plain = places(before, MARKS);
    var encrypted = places(before, List.of(sealed));
    assertThat(plain).containsExactly("topic stripe.events.v1");
    assertThat(encrypted)
        .contains("conversion.fact", "publisher.delivery", "settings.timeline_entry");
    assertThat(shown()).doesNotContain(MARKS).doesNotContain(sealed);

    erase();

    var after = everything();
    assertThat(places(after, MARKS)).containsExactly("topic stripe.events.v1");
    var left = places(after, List.of(sealed));
    assertThat(left).allMatch(place -> place.startsWith("topic "));
    assertThat(shown()).doesNotContain(MARKS);
    assertThat(quarantined()).isZero();
    writeOrCompare(page(plain, encrypted, left));
  }

  /// A sale that is credited by the address and refused by Trackdesk, which repeats everything; an
  /// event with all data of the buyer; and one that no reader can read.
  private void plantMarks() {
    var token = stack.trackdesk().token(TENANT);
    new SettingsApi(stack).register(ACCOUNT, TENANT, token, Map.of("attributeByEmail", true));
    var repeated = String.join(", ", MARKS) + ", " + EMAIL + ", " + token;
    stack
        .trackdesk()
        .faults(TENANT)
        .next(1, Call.CREATE, new Fault.Answer(422, "{\"message\":\"no: " + repeated + "\"}"));
    var link = merchant.paymentLink(Offer.oneOff("Mug", 1900, "eur").withCode("marks-mug"));
    var session = merchant.pay(merchant.openSession(link, ""), EMAIL);
    var charge = merchant.holds().chargeOf(session).id();
    send(event("evt_marks_1", "4900"));
    send(event("evt_marks_2", "null"));

    Eventually.of(LIMIT).until(() -> quarantined() == 1);
    var delivery = "/api/deliveries/" + ACCOUNT + ":" + charge;
    Eventually.of(LIMIT).until(() -> has(delivery, "REFUSED"));
    var answer = publisher.get(delivery + "/attempts/1/response").path("response").asText();
    assertThat(answer).contains(MARKS);
    Eventually.of(LIMIT).until(() -> settings.get(audit()).toString().contains("SEALED_DATA_READ"));
    var timelines = "select fact from timeline_entry where account = '" + ACCOUNT + "'";
    Eventually.of(LIMIT).until(() -> rows(Program.SETTINGS, timelines).contains(sealed));
  }

  private boolean has(String delivery, String state) {
    try {
      return publisher.get(delivery).at("/delivery/state").asText().equals(state);
    } catch (AssertionError notThere) {
      return false;
    }
  }

  private static String audit() {
    return "/api/merchants/" + ACCOUNT + "/audit";
  }

  private long quarantined() {
    return ingest.get("/api/quarantine?account=" + ACCOUNT).path("entries").size();
  }

  private void erase() {
    var path = "/api/merchants/" + ACCOUNT + "/erasures";
    var body = "{\"subject\":\"BUYER\",\"email\":\"" + EMAIL.toUpperCase(Locale.ROOT) + "\"}";
    var id = settings.post(path, body).path("id").asText();
    Eventually.of(LIMIT).until(() -> settings.get(path + "/" + id).path("completed").asBoolean());
    assertThat(settings.get(path + "/" + id).path("completed").asBoolean()).isTrue();
  }

  /// A charge with all that Stripe knows of a buyer.
  private static String event(String id, String amount) {
    return """
    {"id":"%s","object":"event","api_version":"2026-07-29.dahlia","created":%d,
     "type":"charge.succeeded","livemode":true,"account":"%s",
     "data":{"object":{"id":"ch_%s","object":"charge","amount":%s,
     "amount_captured":4900,"amount_refunded":0,"currency":"eur","status":"succeeded",
     "payment_intent":"pi_%s","created":%d,"receipt_email":"%s",
     "billing_details":{"name":"Zelda Quillmark","email":"%s","phone":"+4915177712340",
     "address":{"line1":"7 Quillmark Lane","postal_code":"10115"}},
     "metadata":{"note":"quill-note"}}}}
    """
        .formatted(id, now(), ACCOUNT, id, amount, id, now(), EMAIL, EMAIL);
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  private void send(String event) {
    var header = Signature.header(now(), event, List.of(stack.keys().webhookSecret()));
    var request =
        HttpRequest.newBuilder(stack.ports().address(Program.INGEST).resolve("/webhooks/stripe"))
            .header("Stripe-Signature", header)
            .POST(BodyPublishers.ofString(event));
    assertThat(exchange(request)).isNotNull();
  }

  /// The content of every topic, table and log.
  private static Map<String, String> everything() {
    var contents = new TreeMap<String, String>();
    topics().forEach((topic, content) -> contents.put("topic " + topic, content.toString()));
    contents.putAll(tables());
    logs().forEach((log, content) -> contents.put("log " + log, content));
    return contents;
  }

  /// The places whose content contains one of some texts.
  private static Set<String> places(Map<String, String> contents, List<String> texts) {
    var places = new TreeSet<String>();
    contents.forEach((place, content) -> addIf(places, place, content, texts));
    return places;
  }

  private static void addIf(Set<String> places, String place, String content, List<String> texts) {
    var found =
        texts.stream()
            .anyMatch(
                text ->
                    content.contains(text)
                        || content.contains(HexFormat.of().formatHex(text.getBytes(UTF_8))));
    if (found) {
      places.add(place);
    }
  }

  private static Map<String, StringBuilder> topics() {
    var contents = new TreeMap<String, StringBuilder>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", stack.kafka()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          Arrays.stream(Topic.values())
              .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
              .map(part -> new TopicPartition(part.topic(), part.partition()))
              .toList();
      var ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          var text = contents.computeIfAbsent(record.topic(), _ -> new StringBuilder());
          record.headers().forEach(header -> text.append(new String(header.value(), UTF_8)));
          text.append(record.value() == null ? "" : new String(record.value(), UTF_8));
        }
      }
    }
    return contents;
  }

  private static Map<String, String> tables() {
    return Arrays.stream(Program.values())
        .flatMap(program -> tables(program).entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<String, String> tables(Program program) {
    var query =
        "select table_name from information_schema.tables"
            + " where table_schema = 'public' and table_type = 'BASE TABLE'"
            // Rows of the outbox live for milliseconds.
            + " and table_name <> 'outbox_message'";
    return rows(program, query)
        .lines()
        .collect(
            Collectors.toMap(
                table -> program.database() + "." + table,
                table -> rows(program, "select cast(t as text) from " + table + " t")));
  }

  private static String rows(Program program, String query) {
    try (var connection = stack.postgres().connect(program.database());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var text = new StringBuilder();
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
      return text.toString();
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  private static Map<String, String> logs() {
    try (var files = Files.list(stack.config().folder().resolve("logs"))) {
      return files.collect(
          Collectors.toMap(file -> file.getFileName().toString(), PersonalDataTest::read));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void signIn() {
    exchange(
        HttpRequest.newBuilder(console("/sign-in"))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=" + stack.keys().operatorToken())));
  }

  /// What the console, the API and the metrics show.
  private String shown() {
    var text = new StringBuilder();
    for (var program : Program.values()) {
      text.append(new Operator(stack, program).metrics());
    }
    var home = "/merchants/" + ACCOUNT;
    var charges =
        stack.stripe().account(ACCOUNT).holds().charges().stream()
            .map(charge -> "/conversions/" + charge.id())
            .toList();
    var pages = new ArrayList<>(List.of("", "/conversions", "/attention", "/not-credited"));
    pages.addAll(List.of("/health", "/audit", "/privacy", "/checks", "/reconciliation"));
    pages.addAll(charges);
    for (var page : pages) {
      text.append(exchange(HttpRequest.newBuilder(console(home + page)).GET()));
    }
    for (var path : List.of("/conversions", "/attention", "/audit", "/erasures", "/health")) {
      text.append(settings.get("/api/merchants/" + ACCOUNT + path));
    }
    return text.toString();
  }

  private static URI console(String path) {
    return stack.ports().address(Program.SETTINGS).resolve(path);
  }

  private String exchange(HttpRequest.Builder request) {
    try {
      var response = browser.send(request.build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.uri() + response.body()).isLessThan(400);
      return response.body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void writeOrCompare(String page) throws IOException {
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(page).isEqualTo(Files.readString(PAGE));
  }

  private static String page(Set<String> plain, Set<String> encrypted, Set<String> left) {
    var rows = new TreeSet<>(plain);
    rows.addAll(encrypted);
    rows.addAll(left);
    var table =
        rows.stream()
            .map(
                place ->
                    "| %s | %s | %s | %s |"
                        .formatted(
                            place.startsWith("topic ")
                                ? "topic `" + place.substring(6) + "`"
                                : "table `" + place + "`",
                            plain.contains(place)
                                ? "everything, in the clear"
                                : "encrypted address",
                            kept(place),
                            left.contains(place) || plain.contains(place)
                                ? "until then"
                                : "erased"))
            .collect(Collectors.joining("\n"));
    return """
    # Where personal data is

    **A test writes this page** (`PersonalDataTest` in `journeys`, with `-Ddocs.write=true`); do not edit
    it. It plants a buyer's name, address, telephone number, e-mail address and metadata through webhooks
    and through what Trackdesk answers, and searches every topic, table, log, metric and page, before and
    after the buyer is erased.

    | where | what | kept | after an erasure |
    |---|---|---|---|
    %s
    | table `ingest.quarantined_event` | events that no reader could read, encrypted | 90 days | those of the buyer deleted |
    | table `ingest.parked_message` | events that could not be applied, encrypted | 90 days | those of the buyer deleted |
    | table `publisher.sealed_response` | what Trackdesk answered to failed calls, encrypted | 30 days | deleted |

    No other topic, table, log, metric or page contains any. The addresses of sessions that attribute later
    payments stay while these come ([decision 0074](decisions/0074-erasure-is-a-fact.md)).
    """
        .formatted(table);
  }

  private static String kept(String place) {
    return Arrays.stream(Topic.values())
        .filter(topic -> place.equals("topic " + topic.topicName()))
        .flatMap(topic -> topic.retention().stream())
        .map(time -> time.toDays() + " days, at most an eighth or a week more")
        .findFirst()
        .orElse("400 days");
  }
}
