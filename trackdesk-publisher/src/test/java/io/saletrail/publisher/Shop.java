package io.saletrail.publisher;

import static org.awaitility.Awaitility.await;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.settings.MerchantCredentials;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.encryption.CredentialCipher;
import io.saletrail.publisher.delivery.Changes;
import io.saletrail.publisher.trackdesk.TrackdeskRequest;
import io.saletrail.sandbox.fault.FaultPlan;
import io.saletrail.sandbox.trackdesk.Fault;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.sandbox.trackdesk.tenant.RateRule;
import io.saletrail.sandbox.trackdesk.tenant.SeenRequest;
import io.saletrail.sandbox.trackdesk.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A merchant for one test, with its own tenant at Trackdesk.
public final class Shop {
  /// More than any test sends within a second.
  private static final int FAST = 200;

  private final Topics topics;
  private final String name;
  private final String account = "acct_" + UUID.randomUUID().toString().substring(0, 8);
  private Optional<String> savedTenant = Optional.empty();
  private long settingsVersion;
  private long credentialsVersion;

  public Shop(Topics topics) {
    this(topics, "shop-" + UUID.randomUUID().toString().substring(0, 8));
  }

  private Shop(Topics topics, String name) {
    this.topics = topics;
    this.name = name;
    rate(RateRule.UNLIMITED);
  }

  /// Another merchant with the same tenant.
  public Shop besides() {
    var shop = new Shop(topics, name);
    shop.setUp();
    return shop;
  }

  /// A merchant who has completed the set-up and whose token was probed.
  public static Shop open(Topics topics) {
    var shop = new Shop(topics);
    shop.setUp();
    return shop;
  }

  private void setUp() {
    saveTenant();
    saveToken(tenant().token());
    await().atMost(TestStack.TIMEOUT).until(() -> !topics.tokenChecks(account).isEmpty());
  }

  public String name() {
    return name;
  }

  public String account() {
    return account;
  }

  public Tenant tenant() {
    return TestStack.trackdesk().tenant(name);
  }

  public FaultPlan<Call, Fault> faults() {
    return TestStack.trackdesk().faults(name);
  }

  public void rate(RateRule rate) {
    tenant().configure(settings -> settings.with(settings.responses().with(rate)));
  }

  /// Saves another tenant with its token.
  public Tenant moveTo(String tenant) {
    var next = TestStack.trackdesk().tenant(tenant);
    next.configure(settings -> settings.with(settings.responses().with(RateRule.UNLIMITED)));
    saveTenant(tenant);
    saveToken(next.token());
    return next;
  }

  /// Saves another tenant than the shop's own.
  public void saveTenant(String tenant) {
    save(tenant, Connection.CONNECTED, FAST, DeliveryMode.SEND);
  }

  public void saveTenant() {
    save(Connection.CONNECTED, FAST);
  }

  public void save(Connection connection, int requestsPerSecond) {
    save(connection, requestsPerSecond, DeliveryMode.SEND);
  }

  public void save(DeliveryMode mode) {
    save(Connection.CONNECTED, FAST, mode);
  }

  private void save(Connection connection, int requestsPerSecond, DeliveryMode mode) {
    save(name, connection, requestsPerSecond, mode);
  }

  private void save(
      String tenant, Connection connection, int requestsPerSecond, DeliveryMode mode) {
    savedTenant = Optional.of(tenant);
    topics.publish(
        new MerchantSettings(
            account,
            ++settingsVersion,
            connection,
            Optional.of(tenant),
            options(requestsPerSecond, mode),
            Instant.now()));
  }

  public void saveToken(String token) {
    var sealed = CredentialCipher.of(TestStack.SECRETS_KEY).seal(account, savedTenant, token);
    topics.publish(
        new MerchantCredentials(account, ++credentialsVersion, savedTenant, sealed, Instant.now()));
  }

  public void removeToken() {
    topics.publish(MerchantCredentials.removal(account, ++credentialsVersion, Instant.now()));
  }

  /// The current token under the version of an earlier one, as a relay sends it that was slow.
  public void repeatFirstToken() {
    var sealed =
        CredentialCipher.of(TestStack.SECRETS_KEY).seal(account, savedTenant, tenant().token());
    topics.publish(new MerchantCredentials(account, 1, savedTenant, sealed, Instant.now()));
  }

  public UUID click() {
    return tenant().click("ada").cid();
  }

  /// Publishes the state of a sale and returns the conversion's id.
  public String sale(String charge, UUID cid, long revision, ConversionStatus status) {
    Fact fact = change(charge, cid, revision, status);
    topics.publish(fact);
    return fact.key();
  }

  public ConversionChanged change(String charge, UUID cid, long revision, ConversionStatus status) {
    return Changes.change(account, charge, cid, revision, status);
  }

  /// What Trackdesk holds of a charge.
  public List<Conversion> held(String charge) {
    return tenant().conversions().stream()
        .filter(conversion -> conversion.externalId().equals(Optional.of(charge)))
        .toList();
  }

  /// The requests that Trackdesk received about a charge.
  public List<SeenRequest> requests(String charge) {
    return tenant().requests().stream()
        .filter(request -> request.body().contains("\"" + charge + "\""))
        .toList();
  }

  /// The requests that created or changed conversions.
  public List<SeenRequest> requestsAboutSales() {
    return tenant().requests().stream()
        .filter(request -> !request.body().contains(TrackdeskRequest.NO_CONVERSION))
        .toList();
  }

  private static MerchantOptions options(int requestsPerSecond, DeliveryMode mode) {
    var usual = MerchantOptions.defaults();
    return new MerchantOptions(
        usual.firstPaymentType(),
        usual.renewalType(),
        Map.of(),
        usual.includeTax(),
        usual.includeShipping(),
        usual.pending(),
        usual.recurring(),
        usual.recurringLimit(),
        usual.partialRefunds(),
        usual.testMode(),
        usual.attributeByPromotionCode(),
        usual.attributeByEmail(),
        usual.cancellationWindowDays(),
        mode,
        requestsPerSecond,
        usual.revenueOriginId());
  }
}
