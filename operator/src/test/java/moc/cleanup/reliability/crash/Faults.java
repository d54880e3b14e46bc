package moc.cleanup.reliability.crash;

import static moc.cleanup.testbed.fault.Fault.Attempts.ALL;
import static moc.cleanup.testbed.fault.Fault.Attempts.FIRST;
import static moc.cleanup.testbed.fault.Fault.Moment.AFTER;
import static moc.cleanup.testbed.fault.Fault.Moment.BEFORE;

import java.util.List;
import java.util.stream.Stream;
import moc.cleanup.testbed.fault.Fault;
import moc.cleanup.testbed.fault.Fault.AwsError;
import moc.cleanup.testbed.fault.Fault.Cut;
import moc.cleanup.testbed.fault.Fault.Killed;
import moc.cleanup.testbed.fault.Fault.NoAnswer;
import moc.cleanup.testbed.fault.Fault.PartialFailure;
import moc.cleanup.testbed.fault.Fault.SqlError;
import moc.cleanup.testbed.fault.Step;

/// Which faults a step can meet. A connection that is cut is SQLSTATE 08006.
final class Faults {

  private static final List<Fault> OF_DATABASE =
      List.of(new Killed(BEFORE), new Killed(AFTER), new Cut(BEFORE), new Cut(AFTER));

  private static final Fault TOO_MANY_CONNECTIONS = new SqlError("53300");
  private static final List<Fault> OF_STATEMENTS =
      List.of(new SqlError("40P01"), new SqlError("40001"), new SqlError("57P01"));

  private static final List<Fault> OF_AWS =
      List.of(
          new Killed(BEFORE),
          new Killed(AFTER),
          new AwsError(500, FIRST),
          new AwsError(500, ALL),
          new AwsError(503, ALL),
          new AwsError(403, ALL),
          new NoAnswer(FIRST),
          new NoAnswer(ALL));

  private static final Fault SOME_KEYS_FAIL = new PartialFailure("InternalError", false);
  private static final List<Fault> SOME_MESSAGES_FAIL =
      List.of(new PartialFailure("ThrottlingException", false), new PartialFailure("Bad", true));

  private Faults() {}

  static List<Fault> thatCanMeet(Step step) {
    return switch (step.kind()) {
      case CONNECT -> and(OF_DATABASE, List.of(TOO_MANY_CONNECTIONS));
      case STATEMENT, IN_TRANSACTION, COMMIT -> and(OF_DATABASE, OF_STATEMENTS);
      case AWS_CALL ->
          switch (step.name()) {
            case "DeleteObjects" -> and(OF_AWS, List.of(SOME_KEYS_FAIL));
            case "SendMessageBatch" -> and(OF_AWS, SOME_MESSAGES_FAIL);
            default -> OF_AWS;
          };
      case ANSWER -> List.of(new Killed(BEFORE));
    };
  }

  /// For a step of the database that met all of them in another scenario: those after which it
  /// matters what else is going on.
  static List<Fault> thatDependOnTheRest(Step step) {
    return switch (step.kind()) {
      case CONNECT, STATEMENT, IN_TRANSACTION, COMMIT -> List.of(new Killed(AFTER), new Cut(AFTER));
      case AWS_CALL, ANSWER -> thatCanMeet(step);
    };
  }

  private static List<Fault> and(List<Fault> some, List<Fault> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
