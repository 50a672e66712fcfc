package io.saletrail.ingest.poll;

import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.ingest.poll.PollClaim.Request;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to poll an account, by the schedule or a caller. Open until its poll has ended.
@Entity
@Table(name = "job_request")
class PollRequest {
  @Id String poll;

  String account;

  @Enumerated(EnumType.STRING)
  Trigger trigger;

  @Column(name = "received_at")
  Instant receivedAt;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  static PollRequest hourly(String account, Instant now) {
    var request = new PollRequest();
    request.poll = UUID.randomUUID().toString();
    request.account = account;
    request.trigger = Trigger.HOURLY;
    request.receivedAt = now;
    return request;
  }

  Request request() {
    return new Request(poll, trigger);
  }
}
