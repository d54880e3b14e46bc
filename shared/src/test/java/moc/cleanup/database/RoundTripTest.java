package moc.cleanup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import moc.cleanup.database.RoundTrip.Answer;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundTripTest {

  private static final Command<List<Integer>> NUMBERS =
      Command.rows("SELECT number FROM numbers ORDER BY number", _ -> {}, row -> row.getInt(1));

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();
  private final Jdbi jdbi = Jdbi.create(sandbox.dataSource());

  @BeforeEach
  void makeTables() {
    jdbi.useHandle(handle -> {
      handle.execute("CREATE TABLE numbers (number int PRIMARY KEY)");
      handle.execute("CREATE TABLE doors (open boolean)");
      handle.execute("INSERT INTO doors VALUES (false)");
    });
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void everyCommandIsAnsweredInItsPlace() {
    RoundTrip roundTrip = new RoundTrip();
    Answer<List<Integer>> before = roundTrip.add(NUMBERS);
    Answer<Integer> inserted = roundTrip.add(insert());
    Answer<String> nothing = roundTrip.add(Command.nothing("not asked"));
    Answer<List<Integer>> after = roundTrip.add(NUMBERS);

    jdbi.useTransaction(roundTrip::make);

    assertThat(before.get()).isEmpty();
    assertThat(inserted.get()).isEqualTo(2);
    assertThat(nothing.get()).isEqualTo("not asked");
    assertThat(after.get()).containsExactly(1, 2);
  }

  @Test
  void aCommandSeesWhatTheOneBeforeItWaitedFor() throws Exception {
    try (Handle other = jdbi.open()) {
      other.begin();
      other.execute("UPDATE doors SET open = true");
      RoundTrip roundTrip = new RoundTrip();
      roundTrip.add(Command.update("SELECT open FROM doors FOR UPDATE", _ -> {}));
      Answer<List<Integer>> numbers = roundTrip.add(NUMBERS);

      CompletableFuture<Void> made =
          CompletableFuture.runAsync(() -> jdbi.useTransaction(roundTrip::make));
      awaitLockWait();
      other.execute("INSERT INTO numbers VALUES (7)");
      other.commit();
      made.get(1, TimeUnit.MINUTES);

      assertThat(numbers.get()).containsExactly(7);
    }
  }

  @Test
  void nothingIsDoneAfterACommandThatFailed() {
    RoundTrip roundTrip = new RoundTrip();
    roundTrip.add(Command.update("SELECT 1 / :zero", query -> query.bind("zero", 0)));
    roundTrip.add(insert());

    assertThatThrownBy(() -> jdbi.useHandle(roundTrip::make))
        .hasMessageContaining("division by zero");
    assertThat(jdbi.<List<Integer>, RuntimeException>withHandle(NUMBERS::run)).isEmpty();
  }

  @Test
  void parametersAreOfManyTypesAndMayBeMissingAsValuesButNotAsNames() {
    UUID id = new UUID(1, 2);
    Command<List<String>> values =
        Command.rows(
            """
            SELECT concat_ws('|', :id::uuid, :text, :number + 1, :none::text IS NULL, :id::text,
              CAST(:ids AS uuid[]), CAST(:texts AS text[]))
            """,
            query ->
                query
                    .bind("id", id)
                    .bind("text", "a:b'c?")
                    .bind("number", 41)
                    .bind("none", null)
                    .bindArray("ids", UUID.class, List.of(id))
                    .bindArray("texts", String.class, List.of("x,y", "z")),
            row -> row.getString(1));
    Command<Integer> forgotten = Command.update("SELECT :forgotten", _ -> {});

    assertThat(jdbi.<List<String>, RuntimeException>withHandle(values::run))
        .containsExactly("%1$s|a:b'c?|42|t|%1$s|{%1$s}|{\"x,y\",z}".formatted(id));
    assertThatThrownBy(() -> jdbi.useHandle(forgotten::run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the parameter forgotten has no value");
  }

  @Test
  void aNameThatMeansTwoValuesIsRefused() {
    RoundTrip roundTrip = new RoundTrip();
    roundTrip.add(Command.update("SELECT :limit", query -> query.bind("limit", 300)));
    roundTrip.add(Command.update("SELECT :limit", query -> query.bind("limit", 500)));

    assertThatThrownBy(() -> jdbi.useTransaction(roundTrip::make))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the parameter limit has two values in one round trip: 300 and 500");
  }

  @Test
  void anAnswerThatWasNotExpectedUndoesTheTransaction() {
    Command<Integer> three = insert().expecting(3, "numbers were inserted");

    assertThatThrownBy(() -> jdbi.useTransaction(three::run))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("2 of 3 numbers were inserted");
    assertThat(jdbi.<List<Integer>, RuntimeException>withHandle(NUMBERS::run)).isEmpty();
  }

  @Test
  void thereIsNoAnswerBeforeTheRoundTripIsMade() {
    Answer<Integer> inserted = new RoundTrip().add(insert());

    assertThatThrownBy(inserted::get).hasMessage("the round trip has not been made");
  }

  private static Command<Integer> insert() {
    return Command.update("INSERT INTO numbers VALUES (1), (:two)", query -> query.bind("two", 2));
  }

  private void awaitLockWait() {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!isLockAwaited()) {
      assertThat(System.nanoTime()).as("nobody came to wait for the lock").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private boolean isLockAwaited() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
            .mapTo(Boolean.class)
            .one());
  }
}
