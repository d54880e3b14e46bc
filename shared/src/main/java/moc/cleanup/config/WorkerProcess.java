package moc.cleanup.config;

/// What a process of the worker takes, for the worker itself and for whoever deploys it.
public final class WorkerProcess {

  /// Connections to the database at most, and so transactions that run side by side. Four connections
  /// gave 2.4 times the rate of one on two cores; more would take connections from the platform, times
  /// the number of processes.
  public static final int CONNECTIONS = 4;

  private WorkerProcess() {}
}
