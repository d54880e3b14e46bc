package moc.cleanup.worker.mocdeletion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingTest {

  private static final Duration TIME = Duration.ofMinutes(10);

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();
  private final Jdbi jdbi = Jdbi.create(sandbox.dataSource());

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void whatLockingTookIsNotWaitedForAgainWhenWriting() {
    jdbi.useTransaction(tx -> {
      awaitAge(tx, Duration.ofMillis(600));

      Waiting.limitForWriting(TIME).run(tx);

      assertThat(millis(tx, "lock_timeout")).isBetween(50L, 300L);
      assertThat(millis(tx, "statement_timeout")).isBetween(1L, TIME.toMillis() - 600);
    });
  }

  @Test
  void whoHasUsedUpTheTimeForLocksWaitsVeryShortly() {
    jdbi.useTransaction(tx -> {
      awaitAge(tx, Duration.ofMillis(900));

      Waiting.limitForWriting(TIME).run(tx);

      assertThat(millis(tx, "lock_timeout")).isEqualTo(50);
    });
  }

  @Test
  void nobodyIsWaitedForLongerThanForOneLock() {
    jdbi.useTransaction(tx -> {
      Waiting.limitForWriting(TIME).run(tx);

      assertThat(millis(tx, "lock_timeout")).isBetween(50L, 500L);
    });
  }

  private static void awaitAge(Handle tx, Duration age) {
    boolean old = false;
    while (!old) {
      old =
          tx.createQuery("SELECT clock_timestamp() - now() >= make_interval(secs => :seconds)")
              .bind("seconds", age.toMillis() / 1000.0)
              .mapTo(Boolean.class)
              .one();
    }
  }

  private static long millis(Handle tx, String setting) {
    return tx.createQuery("SELECT setting FROM pg_settings WHERE name = :name")
        .bind("name", setting)
        .mapTo(Long.class)
        .one();
  }
}
