package moc.cleanup.reliability.histories.script;

/// Something that goes wrong, once, at a certain place of a round.
public sealed interface Trouble {

  /// Which Lambda.
  enum Role {
    SCHEDULER,
    WORKER
  }

  /// Which of AWS's services.
  enum Service {
    S3,
    SQS
  }

  /// Before the service is asked, or after it is and before the process has the answer.
  enum Moment {
    BEFORE,
    AFTER
  }

  /// What becomes of a process.
  enum Fate {
    KILLED,
    /// It loses all connections to the database and can open new ones.
    DISCONNECTED
  }

  /// How a call to AWS ends.
  enum Failure {
    /// Nothing is done, and the answer is an error.
    REFUSED,
    /// A half is done, and the answer says which.
    IN_PART,
    /// Everything is done, and the answer never comes.
    UNANSWERED,
    /// Everything is done, after an operator has done what he had to do just then.
    LATE
  }

  /// A process meets its fate at its nth call to database or AWS.
  ///
  /// @param invocation of the round's of this Lambda, in the order in which they begin
  record Doom(Role role, int invocation, Fate fate, Moment moment, int call) implements Trouble {}

  /// AWS fails.
  ///
  /// @param call of the round's to this service
  record Outage(Service service, int call, Failure failure) implements Trouble {}

  /// The database refuses to write.
  ///
  /// @param write of the round's deletions of a MOC's row and changes of the ledger
  record Refusal(int write, String sqlState) implements Trouble {}
}
