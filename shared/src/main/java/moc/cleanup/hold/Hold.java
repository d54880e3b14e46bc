package moc.cleanup.hold;

import java.time.Instant;

/// A hold in force.
///
/// @param placedBy who placed it, in the operator's own words
public record Hold(long id, HoldTarget target, String reason, String placedBy, Instant placedAt) {}
