package io.saletrail.ingest.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A job that this replica may run while it holds the lease.
///
/// @param key the account of a recurring job, else the id of the request
/// @param account whose job it is; empty for all accounts
/// @param connected whether the account is a connected merchant
/// @param leaseId unique to this claim
/// @param lease length of the lease
/// @param dueAt when the job became due
/// @param attempts claims so far, this one included
/// @param highWaterAt end of the last complete pass of a recurring job
/// @param parameters what was requested, as JSON
/// @param cursor where an unfinished pass resumes, as JSON
/// @param counts the counts at the cursor, as JSON
public record JobClaim(
    JobKind kind,
    String key,
    String account,
    boolean connected,
    String leaseId,
    Duration lease,
    Instant dueAt,
    int attempts,
    Instant createdAt,
    Instant progressedAt,
    Optional<Instant> highWaterAt,
    Optional<String> parameters,
    Optional<String> cursor,
    Optional<String> counts) {}
