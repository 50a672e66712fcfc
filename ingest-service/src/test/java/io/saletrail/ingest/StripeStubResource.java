package io.saletrail.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Replaces the stand-in by a [StripeStub]. Applied after [StripeTestResource].
public final class StripeStubResource implements QuarkusTestResourceLifecycleManager {
  /// Profile of the tests on the stub. A day lasts two seconds, an hour a month.
  public static final class Instead implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "saletrail.daily.interval", "2S",
          "saletrail.daily.tick", "1S",
          "saletrail.daily.after-outage", "1S",
          "saletrail.poll.interval", "30D");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(StripeStubResource.class));
    }
  }

  private @Nullable StripeStub stripe;

  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    var started = StripeStub.start();
    stripe = started;
    return Map.of("STRIPE_API_BASE", started.base().toString());
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(
        Objects.requireNonNull(stripe),
        new TestInjector.AnnotatedAndMatchesType(InjectStripe.class, StripeStub.class));
  }

  @Override
  public void stop() {
    if (stripe != null) {
      stripe.close();
    }
  }
}
