package moc.cleanup.testbed.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// An event on its way to a process, and the answer that is to come.
record PendingInvocation(
    String requestId, String event, Instant deadline, CompletableFuture<String> answer) {

  static PendingInvocation of(String event, Duration timeLimit) {
    return new PendingInvocation(
        UUID.randomUUID().toString(),
        event,
        Instant.now().plus(timeLimit),
        new CompletableFuture<>());
  }
}
