package io.saletrail.contracts.poll;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;

/// A step of a poll.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PollRequested.class, name = "PollRequested"),
  @JsonSubTypes.Type(value = PollProgressed.class, name = "PollProgressed"),
  @JsonSubTypes.Type(value = PollCompleted.class, name = "PollCompleted"),
  @JsonSubTypes.Type(value = PollFailed.class, name = "PollFailed"),
  @JsonSubTypes.Type(value = ReadAllowanceObserved.class, name = "ReadAllowanceObserved")
})
public sealed interface PollFact extends Fact
    permits PollRequested, PollProgressed, PollCompleted, PollFailed, ReadAllowanceObserved {

  /// The limit of ids in one fact; the counts include all.
  int MAX_RECOVERED_IDS = 20;

  /// Why a poll runs.
  enum Trigger {
    /// A merchant or operator requested a check.
    CHECK_NOW,
    HOURLY
  }

  /// What a poll reads.
  enum Stage {
    EVENTS,
    SESSIONS
  }

  /// The poll's id, a UUID.
  String poll();

  @Override
  default String key() {
    return account();
  }

  @Override
  default Topic topic() {
    return Topic.STRIPE_POLLS;
  }
}
