package moc.cleanup.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import moc.cleanup.operator.MocCleanup;
import moc.cleanup.operator.environment.AwsClients;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.operator.terminal.Terminal;
import moc.cleanup.testbed.platform.GalleryImage;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import tools.jackson.databind.JsonNode;

class PlanCommandTest {

  private static Installation installation;
  private static Platform platform;

  @TempDir private Path folder;

  @BeforeAll
  static void install() throws SQLException {
    installation = Installation.migrated();
    platform = installation.platform();
  }

  @AfterEach
  void empty() {
    installation.execute(
        "TRUNCATE moc_instructions, gallery_images, moc_cleanup_ledger, moc_cleanup_hold CASCADE");
  }

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void anInstallationWithNothingToDoSaysSo() {
    Invocation plan = installation.invoke("plan");

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out()).startsWith("No MOC would be deleted.").contains("Nothing was changed.");
    assertThat(plan.err()).isEmpty();
  }

  @Test
  void totalsComeFirstThenReasonsThenMocs() {
    GalleryImage used = platform.image("ada").create();
    platform.moc("ada").image(used).create();
    Moc first =
        platform
            .moc("ada")
            .titled("Harbour Café")
            .deletedDaysAgo(40)
            .file("a.pdf")
            .image(used)
            .partsListWithBricks(3)
            .create();
    platform.moc("björn").deletedDaysAgo(39).file("b.pdf").create();

    String plan = installation.invoke("plan", "--show", "1").out();

    assertThat(plan)
        .startsWith("2 MOCs of 2 owners would be deleted.")
        .contains("Objects              2 that nobody else uses")
        .contains("Bricks               3 rows returned to their owners")
        .contains("What stays, and why\n        1 gallery image: shared with MOCs that stay")
        .contains("The first 1 of 2 MOCs; --all tells of all", first.id() + " of ada, deleted")
        .contains("\"Harbour Café\"", "returns 3 rows of bricks", "goes    object a.pdf")
        .contains("stays   gallery image " + used.id() + ": shared with 1\n    other MOC(s)")
        .doesNotContain("b.pdf")
        .containsSubsequence("would be deleted", "Objects", "What stays", "Harbour Café");
    assertThat(installation.invoke("plan", "--all").out()).contains("b.pdf");
    assertThat(installation.invoke("plan", "--show", "0").out()).doesNotContain("a.pdf");
  }

  @Test
  void nothingIsChanged() {
    platform.moc("ada").deletedDaysAgo(40).file("a.pdf").partsListWithBricks(3).create();

    installation.invoke("plan", "--bytes");
    installation.invoke("plan", "--json");

    assertThat(platform.countRows("moc_cleanup_ledger")).isZero();
    assertThat(platform.countRows("moc_instructions")).isEqualTo(1);
    assertThat(platform.objectExists("a.pdf")).isTrue();
  }

  @Test
  void whatMocsShareIsCountedOnce() {
    GalleryImage shared = platform.image("ada").withoutThumbnail().create();
    platform.moc("ada").deletedDaysAgo(40).image(shared).file("both.pdf").create();
    platform.moc("ada").deletedDaysAgo(39).image(shared).file("both.pdf").create();

    JsonNode plan = installation.invoke("plan", "--bytes", "--json").json();

    assertThat(plan.at("/totals/objects").intValue()).isEqualTo(2);
    assertThat(plan.at("/totals/images").intValue()).isEqualTo(1);
    int bytes = "Object both.pdf".length() + ("Object " + shared.keys().getFirst()).length();
    assertThat(plan.at("/totals/bytes").longValue()).isEqualTo(bytes);
    assertThat(plan.path("mocs")).hasSize(2);
    assertThat(plan.toString()).contains("with the last of its 2 MOCs, all of which go");
  }

  @Test
  void theGuardIsSaidAtOnceAndSoIsWhatForceWouldDo() {
    installation.execute(
        """
        INSERT INTO moc_instructions (user_id, title, deleted_at)
        SELECT 'owner ' || i % 7, 'A MOC', now() - interval '40 days'
        FROM generate_series(1, 501) AS i
        """);

    Invocation plan = installation.with("DELETE_CLEANUP_BATCH_SIZE", "1000").invoke("plan");

    assertThat(plan.exitCode()).isZero();
    assertThat(plan.out())
        .startsWith("501 MOCs of 7 owners would be deleted.\n! The guard would stop the run");
    assertThat(inOneLine(plan)).contains("501 of 501 MOCs would be enqueued", "run with --force");
  }

  @Test
  void theBatchSizeAndHoldsLeaveMocsOver() {
    platform.moc("ada").deletedDaysAgo(40).create();
    platform.moc("ada").deletedDaysAgo(39).create();
    Moc held = platform.moc("björn").deletedDaysAgo(50).create();
    hold("owner", "björn");
    Installation one = installation.with("DELETE_CLEANUP_BATCH_SIZE", "1");

    assertThat(one.invoke("plan").out())
        .startsWith("1 MOC of 1 owner would be deleted.")
        .contains("Left for later       1 expired MOC; DELETE_CLEANUP_BATCH_SIZE is 1")
        .contains("Held                 1 MOC passed over", "owner björn · since");
    assertThat(one.invoke("plan", "--csv", "-").out())
        .contains(held.id() + ",björn,,,moc," + held.id() + ",stays,held,true,");
  }

  @Test
  void aHeldMocWhoseRowsAreGoneIsNotSaidToStay() {
    UUID gone = UUID.randomUUID();
    installation.execute(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, queued_at, rows_deleted_at, owed_keys)
        VALUES (?, 'björn', now() - interval '2 d', now() - interval '2 d', '{mocs/owed.pdf}')
        """,
        gone);
    hold("owner", "björn");

    assertThat(installation.invoke("plan", "--csv", "-").out().lines())
        .contains(
            gone
                + ",björn,,,moc,"
                + gone
                + ",gone,\"its rows went before; held, so that the objects it owes stay\",true,");
    JsonNode plan = installation.invoke("plan", "--json").json();
    assertThat(plan.at("/mocs/0/standing").stringValue()).isEqualTo("held_owing");
    assertThat(plan.path("held").intValue()).isEqualTo(1);
    assertThat(installation.invoke("plan").out())
        .contains("Held                 1 MOC passed over");
  }

  @Test
  void everyDecisionIsALineOfTheCsv() {
    Moc moc =
        platform
            .moc("ada")
            .titled("=HYPERLINK(\"http://evil.example\")")
            .deletedDaysAgo(40)
            .file("a, \"b\".pdf")
            .file("-1+2")
            .thumbnailUrl("https://elsewhere.example/x.jpg")
            .partsListWithBricks(4)
            .create();
    String start = moc.id() + ",ada,\"'=HYPERLINK(\"\"http://evil.example\"\")\",";

    List<String> lines = installation.invoke("plan", "--csv", "-").out().lines().toList();

    assertThat(lines.getFirst())
        .isEqualTo("moc_id,owner_id,title,deleted_at,kind,name,decision,reason,counted,bytes");
    assertThat(lines).hasSize(6);
    assertThat(lines.subList(1, 6)).allSatisfy(line -> assertThat(line).startsWith(start));
    assertThat(lines.get(1)).endsWith(",moc," + moc.id() + ",goes,,true,");
    assertThat(lines.get(2)).endsWith(",bricks,4,stays,\"go back to their owner\",true,");
    assertThat(lines.get(3)).endsWith(",object,\"'-1+2\",goes,,true,");
    assertThat(lines.get(4)).endsWith(",object,\"a, \"\"b\"\".pdf\",goes,,true,");
    assertThat(lines.get(5))
        .endsWith(",address,https://elsewhere.example/x.jpg,stays,\"not our host\",true,");
  }

  @Test
  void theCsvGoesToAFileBesideTheText() throws IOException {
    platform.moc("ada").deletedDaysAgo(40).file("a.pdf").create();
    Path file = folder.resolve("tonight.csv");

    Invocation plan = installation.invoke("plan", "--csv", file.toString());

    assertThat(plan.out()).startsWith("1 MOC of 1 owner would be deleted.");
    assertThat(Files.readString(file)).contains(",object,a.pdf,goes,,true,\r\n");
  }

  @Test
  void hostileTextsAreSpelledOutAndFitATerminal() {
    String hostile = "\u001b[2J\u202e\n" + "x".repeat(300);
    platform
        .withoutObjects()
        .moc(hostile)
        .titled(hostile)
        .deletedDaysAgo(40)
        .file("k\u0007" + "y".repeat(200))
        .create();

    assertThat(installation.invoke("plan").out())
        .doesNotContain("\u001b", "\u202e", "\u0007")
        .contains("\\u001b[2J\\u202e\\u000a")
        .satisfies(text ->
            assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81)));
    String csv = installation.invoke("plan", "--csv", "-").out();
    assertThat(csv).doesNotContain("\u001b", "\u202e", "\u0007");
    assertThat(csv.lines()).hasSize(3);
    JsonNode moc = installation.invoke("plan", "--json").json().at("/mocs/0");
    assertThat(moc.path("title").stringValue()).isEqualTo(hostile);
  }

  @Test
  void sizesAreAskedOfS3WithProgressAndWhatIsMissingIsSaid() {
    platform.moc("ada").deletedDaysAgo(40).file("there.pdf").file("missing.pdf").create();
    platform.removeObject("missing.pdf");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal watched =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            true,
            new Interruption());

    int exitCode = new MocCleanup(installation.surroundings(), watched).run("plan", "--bytes");

    assertThat(exitCode).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("16 bytes; 1 object not in the bucket")
        .contains("object missing.pdf (not in the bucket)", "object there.pdf (16 bytes)");
    assertThat(err.toString()).contains("Planning", "1/1 · 16 bytes");
  }

  @Test
  void sizesThatS3DoesNotSayAreCountedAndTheExitCodeSaysSo() {
    platform.moc("ada").deletedDaysAgo(40).file("secret.pdf").create();
    AwsClients refusing =
        new AwsClients(
            () -> {
              throw new IllegalStateException("no queue is needed");
            },
            RefusingS3::new,
            () -> {
              throw new IllegalStateException("no metrics are needed");
            });

    Invocation plan =
        Invocation.of(new Surroundings(installation.variables(), _ -> refusing), "plan", "--bytes");

    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.out()).contains("! Of 1 object S3 did not say the size: HTTP 403");
  }

  @Test
  void withoutBytesS3IsNotNeeded() {
    assertThat(Invocation.of(installation.variables(), "plan").exitCode()).isZero();
  }

  @Test
  void oneMocIsPlannedAsPartOfTheNight() {
    GalleryImage shared = platform.image("ada").create();
    Moc asked = platform.moc("ada").deletedDaysAgo(40).image(shared).file("a.pdf").create();
    platform.moc("ada").deletedDaysAgo(39).image(shared).file("b.pdf").create();

    Invocation plan = installation.invoke("plan", "--moc", asked.id().toString());

    assertThat(plan.out())
        .startsWith("MOC " + asked.id() + " would be deleted.")
        .contains("goes    gallery image " + shared.id() + ": with the last of")
        .contains("a.pdf")
        .doesNotContain("b.pdf");
  }

  @Test
  void aMocThatIsNotTakenIsToldWhy() {
    Moc alive = platform.moc("ada").create();
    Moc young = platform.moc("ada").deletedDaysAgo(3).create();
    Moc held = platform.moc("ada").deletedDaysAgo(40).create();
    hold("moc", held.id().toString());
    platform.moc("ada").deletedDaysAgo(39).create();
    Moc later = platform.moc("ada").deletedDaysAgo(38).create();
    Moc queued = platform.moc("ada").deletedDaysAgo(41).create();
    installation.execute(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, queued_at, times_queued, correlation_id)
        VALUES (?, 'ada', now(), 1, 'run 17')
        """,
        queued.id());

    assertThat(why(alive.id())).contains("its owner has not deleted it");
    assertThat(why(young.id())).contains("it is kept for 30 days");
    assertThat(why(held.id())).contains("a hold is in force on it");
    assertThat(why(later.id())).contains("others come first", "DELETE_CLEANUP_BATCH_SIZE is 1");
    assertThat(why(queued.id())).contains("by run run 17");
  }

  @Test
  void badInputIsRefused() {
    assertRefused("--show is -1; it takes 0 or more", "--show", "-1");
    assertRefused("--moc is \"seven\"; it takes a MOC's id", "--moc", "seven");
    assertRefused("neither the platform nor the ledger", "--moc", UUID.randomUUID().toString());
    assertRefused("--csv - and --json both want the output", "--csv", "-", "--json");
    assertRefused("which cannot be written", "--csv", folder.resolve("no/such").toString());
    assertRefused("which cannot be written", "--csv", folder.toString());
  }

  private static String why(UUID moc) {
    Invocation plan =
        installation.with("DELETE_CLEANUP_BATCH_SIZE", "1").invoke("plan", "--moc", moc.toString());
    assertThat(plan.exitCode()).isZero();
    assertThat(plan.out()).startsWith("MOC " + moc + " would not be touched.");
    return inOneLine(plan);
  }

  private static String inOneLine(Invocation plan) {
    return plan.out().replaceAll("\\s+", " ");
  }

  private static void assertRefused(String words, String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "plan";
    System.arraycopy(options, 0, arguments, 1, options.length);

    Invocation plan = installation.invoke(arguments);

    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.err()).contains(words).hasLineCount(1);
    assertThat(plan.out()).isEmpty();
  }

  private static void hold(String scope, String subject) {
    installation.execute(
        "INSERT INTO moc_cleanup_hold (scope, subject, reason, placed_by) VALUES (?, ?, 'r', 'p')",
        scope,
        subject);
  }

  private static final class RefusingS3 implements S3Client {

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
      return HeadBucketResponse.builder().build();
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
      throw S3Exception.builder().statusCode(403).message("no").build();
    }

    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {}
  }
}
