package io.saletrail.ingest.stripe;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RawRequestOptions;
import com.stripe.net.StripeResponse;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.ingest.allowance.ReadCount;
import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.ingest.intake.IntakeConfig;
import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/// Reads Stripe as raw JSON, because the library's types drop unknown fields.
///
/// Calls block; use it on virtual threads.
@ApplicationScoped
public class StripeReadClient {
  private static final Logger LOG = Logger.getLogger(StripeReadClient.class);

  /// Keeps every digit of a number.
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final String DATE = "Date";

  private final StripeClient stripe;
  private final RateLimiter rateLimiter;
  private final ReadCount reads;
  private final StripeClock clock;
  private final TypedGuard<StripeResponse> rateLimitRetry;
  private final TypedGuard<StripeResponse> networkRetry;
  private final String ownAccount;

  StripeReadClient(StripeConfig config, IntakeConfig intake, ReadCount reads, StripeClock clock) {
    this.stripe =
        StripeClient.builder()
            .setApiKey(config.apiKey())
            .setApiBase(config.apiBase().toString())
            .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
            .setReadTimeout(Math.toIntExact(config.readTimeout().toMillis()))
            // Our own retries pass the rate limiter and are counted.
            .setMaxNetworkRetries(0)
            .build();
    this.rateLimiter = new RateLimiter(config.callsPerSecond());
    this.reads = reads;
    this.clock = clock;
    this.rateLimitRetry = rateLimitRetry(config);
    this.networkRetry = networkRetry(config);
    this.ownAccount = intake.ownAccount();
  }

  /// Reads one page of a list.
  public StripeReadResult list(ReadUse use, String account, StripeQuery query) {
    return answer(use, account, query, StripeReadClient::page);
  }

  /// Reads a list, or one object as a page of one.
  public StripeReadResult read(ReadUse use, String account, StripeQuery query) {
    return answer(use, account, query, StripeReadClient::pageOrObject);
  }

  private interface Shape {
    StripeReadResult of(JsonNode root);
  }

  private StripeReadResult answer(ReadUse use, String account, StripeQuery query, Shape shape) {
    try {
      return shape.of(JSON.readTree(patiently(use, account, query).body()));
    } catch (AuthenticationException e) {
      // Or its subclass PermissionException: no key, or not for this account.
      return new StripeReadResult.Refused(Cause.NOT_AUTHORISED);
    } catch (RateLimitException e) {
      return new StripeReadResult.Unavailable(Cause.RATE_LIMITED);
    } catch (InvalidRequestException e) {
      // Stripe's message may quote a value; the parameter's name may not.
      LOG.warnf(
          "stripe.refused merchant=%s path=%s code=%s param=%s",
          account, query.path(), e.getCode(), e.getParam());
      return new StripeReadResult.Refused(Cause.REFUSED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new StripeReadResult.Unavailable(Cause.OTHER);
    } catch (Exception e) {
      // Network error, 5xx or invalid JSON: all are temporary.
      LOG.infof(
          "stripe.unavailable merchant=%s path=%s error=%s",
          account, query.path(), e.getClass().getSimpleName());
      return new StripeReadResult.Unavailable(Cause.UNAVAILABLE);
    }
  }

  private StripeResponse patiently(ReadUse use, String account, StripeQuery query)
      throws Exception {
    return rateLimitRetry.call(() -> networkRetry.call(() -> call(use, account, query)));
  }

  private StripeResponse call(ReadUse use, String account, StripeQuery query) throws Exception {
    rateLimiter.await(use);
    reads.count(account);
    var options = RawRequestOptions.builder();
    if (!account.equals(ownAccount)) {
      options.setStripeAccount(account);
    }
    var response = stripe.rawRequest(RequestMethod.GET, query.pathAndQuery(), "", options.build());
    response.headers().firstValue(DATE).ifPresent(date -> clock.compare(date, Instant.now()));
    return response;
  }

  private static StripeReadResult pageOrObject(JsonNode root) {
    if (root.path("object").asText().equals("list")) {
      return page(root);
    }
    return root.path("id").isTextual()
        ? new StripeReadResult.Page(List.of(root), false)
        : new StripeReadResult.Unavailable(Cause.UNAVAILABLE);
  }

  private static StripeReadResult page(JsonNode root) {
    var items = root.path("data").valueStream().toList();
    var more = root.path("has_more").asBoolean();
    return !root.path("data").isArray() || (more && items.isEmpty())
        ? new StripeReadResult.Unavailable(Cause.UNAVAILABLE)
        : new StripeReadResult.Page(items, more);
  }

  /// Retries after 429.
  private static TypedGuard<StripeResponse> rateLimitRetry(StripeConfig config) {
    return retrying(config.rateRetries(), config.rateFirstPause())
        .retryOn(RateLimitException.class)
        .withExponentialBackoff()
        .maxDelay(config.rateLongestPause().toMillis(), ChronoUnit.MILLIS)
        .done()
        .done()
        .build();
  }

  /// Retries after network errors and 5xx.
  private static TypedGuard<StripeResponse> networkRetry(StripeConfig config) {
    return retrying(config.networkRetries(), config.networkFirstPause())
        .retryOn(Set.of(ApiConnectionException.class, ApiException.class))
        .withExponentialBackoff()
        .maxDelay(config.rateLongestPause().toMillis(), ChronoUnit.MILLIS)
        .done()
        .done()
        .build();
  }

  private static TypedGuard.Builder.RetryBuilder<StripeResponse> retrying(
      int times, Duration firstPause) {
    return TypedGuard.create(StripeResponse.class)
        .withRetry()
        .maxRetries(times)
        .delay(firstPause.toMillis(), ChronoUnit.MILLIS)
        .jitter(firstPause.toMillis() / 2, ChronoUnit.MILLIS);
  }
}
