package io.saletrail.settings.access.session;

import java.util.List;

/// The open sessions, the last used first; at most 200.
public record SessionList(List<SessionResponse> items) {}
