package moc.cleanup.operator.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import moc.cleanup.testbed.platform.GalleryImage;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class HistoryCommandTest {

  private Installation installation;
  private Platform platform;

  @BeforeEach
  void install() throws SQLException {
    installation = Installation.migrated();
    platform = installation.platform();
  }

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void aMocThatIsGoneHasItsWholeStory() {
    GalleryImage shared = platform.image("björn").create();
    Moc moc =
        platform
            .moc("ada")
            .deletedDaysAgo(40)
            .file("mocs/a.pdf")
            .file("mocs/b.png")
            .image(shared)
            .partsListWithBricks(7)
            .create();
    installation.invoke("hold", "add", "--owner", "ada", "--reason", "dispute", "--by", "cleo");
    installation.invoke("hold", "lift", "--owner", "ada", "--by", "dora");
    String run = run();

    Invocation history = installation.invoke("history", moc.id().toString());

    assertThat(history.exitCode()).as(history.err()).isZero();
    assertThat(history.out())
        .startsWith("moc-cleanup history of MOC " + moc.id() + "\n")
        .contains("(UTC), by the database's clock", "moc-cleanup (not packaged)")
        .contains("Gone for good: its rows went at ", "What others still use was kept.")
        .containsPattern("Owner +ada\n")
        .containsPattern("Deleted by its owner +20")
        .containsPattern("By run +" + run)
        .containsPattern("Attempts +1, the last at 20")
        .containsPattern("Bricks returned +7")
        .contains("Objects deleted, as S3 confirmed\n", "  mocs/a.pdf\n", "  mocs/b.png\n")
        .contains("image " + shared.id())
        .contains("on owner ada · from ", "by cleo", "by dora: dispute");
    assertPlain(history);
  }

  @Test
  void machinesGetAMocsWholeStory() {
    Moc moc = platform.moc("ada").deletedDaysAgo(40).file("mocs/a.pdf").create();
    String run = run();

    JsonNode history = installation.invoke("history", moc.id().toString(), "--json").json();

    assertThat(history.path("kind").stringValue()).isEqualTo("moc");
    assertThat(history.path("printedAt").stringValue()).endsWith("Z");
    assertThat(history.at("/moc/state").stringValue()).isEqualTo("gone");
    assertThat(history.at("/moc/run").stringValue()).isEqualTo(run);
    assertThat(history.at("/moc/deletedKeys/0").stringValue()).isEqualTo("mocs/a.pdf");
    assertThat(history.path("holds").isEmpty()).isTrue();
  }

  @Test
  void aMocThatFailedSaysWhyInPlainWords() {
    Moc moc = platform.moc("ada").deletedDaysAgo(40).create();
    installation.execute("CREATE TABLE orders (moc_id uuid REFERENCES moc_instructions (id))");
    installation.execute("INSERT INTO orders VALUES (?)", moc.id());
    run();

    assertThat(installation.invoke("history", moc.id().toString()).out())
        .contains("Not deleted: the last attempt failed. A row of \"orders\" refers to it")
        .containsPattern("Last error +SQLSTATE 23503")
        .containsPattern("Rows deleted +—");
  }

  /// The states that take long to bring about by a run.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rows_deleted_at = now(), owed_keys = '{a,b}', acknowledged_at = now() | owing | 2 objects are still stored and owed
          acknowledged_at = now(), last_attempt_at = now() | skipped | restored, deleted anew, or held
          attempts = 0 | queued | Queued, and not handled yet.
          finished_at = now(), acknowledged_at = now() | gone | no longer on the platform
          """)
  void everyStateIsOnePlainSentence(String columns, String state, String words) {
    UUID moc = account("ada", "a run");
    installation.execute("UPDATE moc_cleanup_ledger SET " + columns);

    JsonNode history = installation.invoke("history", moc.toString(), "--json").json();

    assertThat(history.at("/moc/state").stringValue()).isEqualTo(state);
    assertThat(history.at("/moc/stateInWords").stringValue()).contains(words);
  }

  @Test
  void aHoldInForceIsAStateOfItsOwn() {
    UUID moc = account("ada", "a run");
    installation.invoke("hold", "add", "--owner", "ada", "--reason", "dispute", "--by", "cleo");

    assertThat(installation.invoke("history", moc.toString()).out())
        .contains("Held: it is not deleted while a hold is in force.", "by cleo · in force");
    assertThat(installation.invoke("history", "ada").out()).contains(moc + "  held ");
  }

  @Test
  void anOwnersMocsAreOneLineEachAfterTheTotals() {
    Moc gone = platform.moc("ada").deletedDaysAgo(40).file("a").create();
    platform.moc("björn").deletedDaysAgo(40).file("b").create();
    run();
    UUID queued = account("ada", "another run");

    Invocation history = installation.invoke("history", "ada");

    assertThat(history.exitCode()).as(history.err()).isZero();
    assertThat(history.out())
        .startsWith("moc-cleanup history of owner ada\n")
        .containsPattern("MOCs +2\n")
        .containsPattern("not tried yet +1\n")
        .containsPattern(gone.id() + "  gone +20\\S+ \\S+ +1\n")
        .containsPattern(queued + "  queued ");
    assertPlain(history);
  }

  @Test
  void aRunsMocsComeWithTheirWholeAccountsForMachines() {
    platform.moc("ada").deletedDaysAgo(40).file("a").create();
    platform.moc("björn").deletedDaysAgo(40).file("b").create();
    String run = run();

    JsonNode history = installation.invoke("history", run, "--json").json();

    assertThat(history.path("kind").stringValue()).isEqualTo("run");
    assertThat(history.at("/totals/deleted").intValue()).isEqualTo(2);
    assertThat(history.path("mocs")).hasSize(2);
    assertThat(history.path("mocs"))
        .extracting(moc -> moc.at("/deletedKeys/0").stringValue())
        .containsExactlyInAnyOrder("a", "b");
    assertThat(installation.invoke("history", run).out())
        .startsWith("moc-cleanup history of run " + run);
  }

  @Test
  void aRunOfManyPagesIsPrintedWhole() {
    installation.execute(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, correlation_id, queued_at)
        SELECT gen_random_uuid(), 'ada', 'a run', now() FROM generate_series(1, 2500)
        """);

    assertThat(installation.invoke("history", "a run").out().lines())
        .filteredOn(line -> line.contains("  queued "))
        .hasSize(2500);
    assertThat(installation.invoke("history", "ada", "--json").json().path("mocs")).hasSize(2500);
  }

  @Test
  void anIdOfSeveralThingsHasToBeToldApart() {
    UUID id = account("ada", "a run");
    installation.execute(
        "INSERT INTO moc_cleanup_ledger (moc_id, owner_id, correlation_id) VALUES (?, ?, ?)",
        UUID.randomUUID(),
        "björn",
        id.toString());

    assertRefused(
        installation.invoke("history", id.toString()),
        "is known as moc and run; say which it is by --moc or --run");
    assertThat(installation.invoke("history", id.toString(), "--run").out())
        .contains("history of run " + id);
    assertThat(installation.invoke("history", "--moc", id.toString()).out())
        .contains("history of MOC " + id);
  }

  @Test
  void whatTheLedgerDoesNotKnowIsRefusedInOneLine() {
    UUID unknown = UUID.randomUUID();
    Moc neverQueued = platform.moc("ada").create();

    assertRefused(
        installation.invoke("history", unknown.toString()),
        "the ledger knows no MOC, owner or run \"" + unknown + "\"");
    assertRefused(installation.invoke("history", "nobody", "--owner"), "knows no owner");
    assertRefused(
        installation.invoke("history", neverQueued.id().toString()),
        "is on the platform and was never queued");
    assertRefused(installation.invoke("history", "ada", "--moc"), "is not a MOC's id");
    assertRefused(installation.invoke("history", " "), "the id is blank");
    assertRefused(installation.invoke("history"), "ID");
    assertRefused(installation.invoke("history", "x", "--moc", "--run"), "mutually exclusive");
  }

  @Test
  void whateverTheLedgerHoldsTheTextFitsATerminalAndCommandsNone() {
    String hostile = "\u001b[2J\u009b\u202e" + "x".repeat(300);
    UUID moc = account("ada" + hostile, "run " + hostile);
    installation.execute(
        """
        UPDATE moc_cleanup_ledger
        SET last_error = ?, deleted_keys = ARRAY[?], owed_keys = ARRAY[?],
          kept = jsonb_build_array(jsonb_build_object('key', ?, 'reason', ?))
        """,
        hostile,
        hostile,
        hostile,
        hostile,
        hostile);

    assertPlain(installation.invoke("history", moc.toString()));
    assertPlain(installation.invoke("history", "ada" + hostile));
    assertPlain(installation.invoke("history", "run " + hostile));
  }

  private UUID account(String owner, String run) {
    UUID moc = UUID.randomUUID();
    installation.execute(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, deleted_at, correlation_id, queued_at)
        VALUES (?, ?, now() - interval '40 days', ?, now() - interval '1 hour')
        """,
        moc,
        owner,
        run);
    return moc;
  }

  private String run() {
    return installation.invoke("run", "--json").json().path("correlationId").stringValue();
  }

  private static void assertPlain(Invocation invocation) {
    assertThat(invocation.exitCode()).as(invocation.err()).isZero();
    assertThat(invocation.out()).doesNotContain("\u001b", "\u009b", "\u202e");
    assertThat(invocation.out().lines())
        .allSatisfy(line -> assertThat(line.codePointCount(0, line.length())).isLessThan(81));
  }

  private static void assertRefused(Invocation invocation, String... said) {
    assertThat(invocation.exitCode()).as(invocation.out()).isEqualTo(2);
    assertThat(invocation.out()).isEmpty();
    assertThat(invocation.err().lines()).hasSize(1);
    assertThat(invocation.err()).contains(said);
  }
}
