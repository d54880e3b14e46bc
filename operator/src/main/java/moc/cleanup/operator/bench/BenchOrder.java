package moc.cleanup.operator.bench;

import moc.cleanup.operator.bench.variant.SchedulerJar;
import moc.cleanup.operator.bench.variant.WorkerJar;

/// What was asked for.
///
/// @param mocs deleted by every variant
/// @param repetitions turns that are timed
/// @param workers processes side by side
record BenchOrder(
    int mocs, int repetitions, int workers, WorkerJar workerJar, SchedulerJar schedulerJar) {}
