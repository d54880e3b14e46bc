package moc.cleanup.reliability.histories.stage;

import java.util.Optional;
import java.util.function.Supplier;
import moc.cleanup.reliability.histories.script.Trouble.Failure;
import moc.cleanup.reliability.histories.script.Trouble.Service;
import software.amazon.awssdk.core.exception.SdkClientException;

/// The calls of one process to one of AWS's services, and what becomes of them.
record AwsCalls(Service service, Troubles troubles, Lifeline lifeline, Cues cues) {

  /// @param whole does all that the call asks for
  /// @param half does a half of it, and answers so
  <T> T make(Supplier<T> whole, Supplier<T> half) {
    lifeline.before();
    lifeline.requireAlive();
    if (service == Service.S3) {
      cues.objectsGo();
    }
    Optional<Failure> failure = troubles.ofCall(service);
    T answer = failure.isEmpty() ? whole.get() : fail(failure.get(), whole, half);
    lifeline.after();
    lifeline.requireAlive();
    return answer;
  }

  private <T> T fail(Failure failure, Supplier<T> whole, Supplier<T> half) {
    return switch (failure) {
      case REFUSED -> throw SdkClientException.create(service + " refuses");
      case IN_PART -> half.get();
      case UNANSWERED -> {
        T _ = whole.get();
        throw SdkClientException.create(service + " does not answer");
      }
      case LATE -> {
        cues.awaitOperator();
        yield whole.get();
      }
    };
  }
}
