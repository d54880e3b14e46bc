package moc.cleanup.operator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InterruptionTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  private final Interruption interruption = new Interruption();

  @Test
  void whoWaitsIsToldAtOnce() {
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(() -> interruption.awaitRequest(LONG));

    interruption.request();

    assertThat(waiting.join()).isTrue();
  }

  @Test
  void withoutCtrlCAWaitEndsByItself() {
    assertThat(interruption.awaitRequest(Duration.ofMillis(1))).isFalse();
  }

  @Test
  void listenersHearOfItWhileTheyListen() {
    List<String> heard = new ArrayList<>();
    interruption.onRequest(() -> heard.add("closed")).close();
    try (var _ = interruption.onRequest(() -> heard.add("open"))) {
      interruption.request();
    }
    try (var _ = interruption.onRequest(() -> heard.add("late"))) {
      assertThat(heard).containsExactly("open", "late");
    }
  }

  @Test
  void whatHasBegunIsWaitedFor() {
    List<String> order = new ArrayList<>();
    Interruption.Section begun = interruption.finishing();
    interruption.onRequest(() -> {
      order.add("request");
      Thread.startVirtualThread(() -> {
        order.add("finished");
        begun.close();
      });
    });

    interruption.request();
    interruption.awaitFinished(LONG);

    assertThat(order).containsExactly("request", "finished");
  }

  @Test
  void patienceHasAnEnd() {
    Interruption.Section stuck = interruption.finishing();

    interruption.awaitFinished(Duration.ofMillis(1));

    stuck.close();
    interruption.awaitFinished(LONG);
  }
}
