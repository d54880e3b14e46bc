package moc.cleanup.operator.bench;

import moc.cleanup.operator.bench.variant.SchedulerJar;
import moc.cleanup.operator.bench.variant.WorkerJar;

/// What was asked for.
///
/// @param mocs deleted by every variant
/// @param repetitions turns that are timed
/// @param workers processes side by side
/// @param sharedBuffers of the database server, as PostgreSQL writes it
record BenchOrder(
    int mocs,
    int repetitions,
    int workers,
    String sharedBuffers,
    WorkerJar workerJar,
    SchedulerJar schedulerJar) {}
