package moc.cleanup.testbed.fault;

/// What can happen to a step.
public sealed interface Fault {

  /// When it comes: before the step has any effect, or after all of it has happened and nothing of
  /// that is known to the process.
  enum Moment {
    BEFORE,
    AFTER
  }

  /// Which of the SDK's attempts at one call it meets.
  enum Attempts {
    FIRST,
    ALL
  }

  /// The process is no more: all its connections end, nothing that it does any more has an effect,
  /// and nobody sees its answer.
  record Killed(Moment moment) implements Fault {

    @Override
    public String toString() {
      return "killed " + text(moment);
    }
  }

  /// The connection to the database ends. The process lives on, and its driver calls it 08006.
  record Cut(Moment moment) implements Fault {

    @Override
    public String toString() {
      return "connection cut " + text(moment);
    }
  }

  /// PostgreSQL answers with this SQLSTATE and does not do what it was asked. 57P01 ends the session
  /// on the server, as an administrator does.
  record SqlError(String sqlState) implements Fault {

    @Override
    public String toString() {
      return sqlState;
    }
  }

  /// AWS answers with this HTTP status and does not do what it was asked.
  record AwsError(int status, Attempts attempts) implements Fault {

    @Override
    public String toString() {
      return status + text(attempts);
    }
  }

  /// AWS does what it was asked, and the answer never comes.
  record NoAnswer(Attempts attempts) implements Fault {

    @Override
    public String toString() {
      return "no answer" + text(attempts);
    }
  }

  /// AWS answers 200, has done every second part of what it was asked, and lists the others, the
  /// first among them, as failed for this reason.
  record PartialFailure(String code, boolean callersFault) implements Fault {

    @Override
    public String toString() {
      return "200 with " + code + " for some";
    }
  }

  private static String text(Moment moment) {
    return moment == Moment.BEFORE ? "before" : "after";
  }

  private static String text(Attempts attempts) {
    return attempts == Attempts.FIRST ? " once" : " at every attempt";
  }
}
