package io.saletrail.sandbox.trackdesk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.sandbox.trackdesk.tenant.Refusal;
import java.time.Duration;
import java.util.Optional;

/// One kind of fault. Its JSON name is the value of `fault` in `POST
/// /trackdesk/control/{tenant}/faults`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fault")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fault.TooManyRequests.class, name = "too-many-requests"),
  @JsonSubTypes.Type(value = Fault.SystemError.class, name = "system-error"),
  @JsonSubTypes.Type(value = Fault.Hang.class, name = "hang"),
  @JsonSubTypes.Type(value = Fault.Reset.class, name = "reset"),
  @JsonSubTypes.Type(value = Fault.SlowDrip.class, name = "slow-drip"),
  @JsonSubTypes.Type(value = Fault.HtmlPage.class, name = "html-page"),
  @JsonSubTypes.Type(value = Fault.Redirect.class, name = "redirect"),
  @JsonSubTypes.Type(value = Fault.HugeResponse.class, name = "huge-response"),
  @JsonSubTypes.Type(value = Fault.Lose.class, name = "lose"),
  @JsonSubTypes.Type(value = Fault.Refuse.class, name = "refuse"),
  @JsonSubTypes.Type(value = Fault.Answer.class, name = "answer")
})
public sealed interface Fault {

  /// Whether the call takes effect before the fault.
  enum Moment {
    BEFORE_ACCEPTING,
    AFTER_ACCEPTING
  }

  /// 429.
  record TooManyRequests(Optional<Duration> retryAfter) implements Fault {}

  /// 500, Trackdesk's "system error".
  record SystemError() implements Fault {}

  /// The connection stays open without a response.
  record Hang(Moment moment) implements Fault {}

  /// The connection is cut. After accepting, this is the gap that no transaction closes: the
  /// conversion exists and the caller does not know.
  record Reset(Moment moment) implements Fault {}

  /// The call takes effect and its response arrives byte by byte.
  record SlowDrip(Duration pause) implements Fault {}

  /// The response of a proxy or a login page. The call has no effect.
  record HtmlPage(int status) implements Fault {}

  /// 302 to another host. The call has no effect. A client that follows with the token would leak
  /// it.
  record Redirect(String location) implements Fault {}

  /// The call takes effect and its response is one mebibyte of JSON.
  record HugeResponse() implements Fault {}

  /// The response says that the call is accepted, and it has no effect.
  record Lose() implements Fault {}

  /// A refusal without a reason in the rules.
  record Refuse(Refusal refusal) implements Fault {}

  /// Any JSON body with any status, such as one that repeats the request. The call has no effect.
  record Answer(int status, String body) implements Fault {}
}
