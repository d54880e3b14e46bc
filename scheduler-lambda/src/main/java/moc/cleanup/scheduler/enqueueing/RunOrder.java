package moc.cleanup.scheduler.enqueueing;

/// What a run is asked for.
///
/// @param correlationId the run's id; it goes into every message, ledger row and log line
/// @param dryRun whether to say only what would be enqueued
/// @param force whether to go on where the guard would stop the run
public record RunOrder(String correlationId, boolean dryRun, boolean force) {}
