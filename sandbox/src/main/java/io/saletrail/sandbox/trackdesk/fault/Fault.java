package io.saletrail.sandbox.trackdesk.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.sandbox.trackdesk.tenant.Refusal;
import java.time.Duration;
import java.util.Optional;

/// One way to misbehave. The name in the JSON is what `POST /trackdesk/control/{tenant}/faults`
/// takes as `fault`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fault")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fault.TooManyRequests.class, name = "too-many-requests"),
  @JsonSubTypes.Type(value = Fault.SystemError.class, name = "system-error"),
  @JsonSubTypes.Type(value = Fault.Hang.class, name = "hang"),
  @JsonSubTypes.Type(value = Fault.Reset.class, name = "reset"),
  @JsonSubTypes.Type(value = Fault.SlowDrip.class, name = "slow-drip"),
  @JsonSubTypes.Type(value = Fault.HtmlPage.class, name = "html-page"),
  @JsonSubTypes.Type(value = Fault.Redirect.class, name = "redirect"),
  @JsonSubTypes.Type(value = Fault.HugeAnswer.class, name = "huge-answer"),
  @JsonSubTypes.Type(value = Fault.Refuse.class, name = "refuse")
})
public sealed interface Fault {

  /// Whether the call has taken effect when the fault strikes.
  enum Moment {
    BEFORE_ACCEPTING,
    AFTER_ACCEPTING
  }

  /// 429.
  record TooManyRequests(Optional<Duration> retryAfter) implements Fault {}

  /// 500, Trackdesk's "system error".
  record SystemError() implements Fault {}

  /// The connection stays open and nothing ever comes.
  record Hang(Moment moment) implements Fault {}

  /// The connection is cut. After accepting, this is the gap that no transaction closes: the
  /// conversion is there and nobody was told.
  record Reset(Moment moment) implements Fault {}

  /// The call takes effect and its answer comes byte by byte.
  record SlowDrip(Duration pause) implements Fault {}

  /// What a proxy or a login wall would send. The call takes no effect.
  record HtmlPage(int status) implements Fault {}

  /// 302 to somewhere else. The call takes no effect, and following it with the token would
  /// give the token away.
  record Redirect(String location) implements Fault {}

  /// The call takes effect and its answer is one mebibyte of JSON.
  record HugeAnswer() implements Fault {}

  /// A refusal that the rules would not have made.
  record Refuse(Refusal refusal) implements Fault {}
}
