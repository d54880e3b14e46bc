package moc.cleanup.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import moc.cleanup.testbed.Environment;
import moc.cleanup.testbed.docker.DockerEnvironment;

/// The one reason for which a whole Docker variant may be skipped. Where Docker answers, whatever
/// goes wrong from then on is a failure.
final class DockerOrSkipped {

  // Asked once: a second answer would only be that there was a first.
  private static final Optional<String> REASON = DockerEnvironment.unavailableBecause();

  private DockerOrSkipped() {}

  static Environment environment() {
    assumeTrue(REASON.isEmpty(), () -> REASON.orElse(""));
    return DockerEnvironment.shared();
  }
}
