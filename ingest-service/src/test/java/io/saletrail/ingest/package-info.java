/// Reading order: [StripeTestResource] (what the service under test is told), [InjectStripe] (the
/// stand-in, for a test to act on), [TopicReader] and [ApiClient] (what a test hears and says); then
/// the tests of each package.
@org.jspecify.annotations.NullMarked
package io.saletrail.ingest;
