/// Reading order: [StripeTestResource] (configuration of the service under test), [InjectStripe]
/// (the stand-in), [TopicReader] and [ApiClient] (output and input of a test); then the tests of
/// each package.
@org.jspecify.annotations.NullMarked
package io.saletrail.ingest;
