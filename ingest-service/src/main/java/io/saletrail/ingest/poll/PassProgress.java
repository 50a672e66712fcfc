package io.saletrail.ingest.poll;

import java.time.Instant;

/// Where another replica resumes a pass: without it, an account with a long history would never be
/// read completely.
///
/// @param startedAt when the pass started, perhaps on another replica
/// @param cursor the page to read next
record PassProgress(Instant startedAt, Window window, PollCursor cursor) {}
