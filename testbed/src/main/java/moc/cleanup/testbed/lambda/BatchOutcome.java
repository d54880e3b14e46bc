package moc.cleanup.testbed.lambda;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one invocation ended: the ids of its messages that are deleted, that failed, and that
/// succeeded though SQS did not delete them, so that they come back. The failure is there if the
/// function as a whole has failed.
public record BatchOutcome(
    List<String> deleted,
    List<String> failed,
    List<String> undeleted,
    @Nullable LambdaFailedException failure) {

  public BatchOutcome {
    deleted = List.copyOf(deleted);
    failed = List.copyOf(failed);
    undeleted = List.copyOf(undeleted);
  }

  public int size() {
    return deleted.size() + failed.size() + undeleted.size();
  }
}
