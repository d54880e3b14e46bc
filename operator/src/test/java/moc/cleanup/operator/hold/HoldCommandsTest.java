package moc.cleanup.operator.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HoldCommandsTest {

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
  void aHeldMocStaysUntilItsHoldIsLifted() {
    Moc held = platform.moc("ada").deletedDaysAgo(40).create();
    Moc other = platform.moc("ada").deletedDaysAgo(40).create();

    Invocation add = invoke("hold", "add", "--moc", held.id().toString(), "--reason", "dispute 17");
    installation.invoke("run");

    assertThat(add.exitCode()).as(add.err()).isZero();
    assertThat(add.out())
        .contains("is in force", "It holds", "hold lift --moc " + held.id())
        .doesNotContain("too late");
    assertThat(add.err()).isEmpty();
    assertThat(platform.mocExists(held.id())).isTrue();
    assertThat(platform.mocExists(other.id())).isFalse();

    Invocation lift = invoke("hold", "lift", "--moc", held.id().toString());
    installation.invoke("run");

    assertThat(lift.exitCode()).isZero();
    assertThat(lift.out()).contains("1 hold on moc " + held.id() + " lifted.");
    assertThat(platform.mocExists(held.id())).isFalse();
  }

  @Test
  void whatAHoldCameTooLateForIsSaid() {
    Moc gone = platform.moc("ada").deletedDaysAgo(40).file("a").file("b").create();
    installation.invoke("run");

    JsonNode placed =
        invoke("hold", "add", "--owner", "ada", "--reason", "dispute", "--by", "björn", "--json")
            .json();

    assertThat(placed.path("scope").stringValue()).isEqualTo("owner");
    assertThat(placed.path("subject").stringValue()).isEqualTo("ada");
    assertThat(placed.path("placedBy").stringValue()).isEqualTo("björn");
    assertThat(placed.path("mocsGone").intValue()).isEqualTo(1);
    assertThat(placed.path("objectsGone").intValue()).isEqualTo(2);
    assertThat(placed.path("objectsSaved").intValue()).isZero();
    assertThat(invoke("hold", "add", "--moc", gone.id().toString(), "--reason", "r").out())
        .contains("too late for 1 MOC, whose rows are gone, and for 2 objects of theirs");
  }

  @Test
  void whoAnswersForAHoldIsTheMachinesUserUnlessSaidOtherwise() {
    invoke("pause", "--reason", "stop");

    assertThat(invoke("hold", "list").out())
        .contains("everything · since", "by " + System.getProperty("user.name") + ": stop");
  }

  @Test
  void holdsAreListedWithTheirReasons() {
    assertThat(invoke("hold", "list").out()).isEqualTo("No hold is in force.\n");

    invoke("hold", "add", "--owner", "ada", "--reason", "dispute 17", "--by", "björn");
    invoke("pause", "--reason", "odd numbers", "--by", "cleo");
    JsonNode holds = invoke("hold", "list", "--json").json().path("holds");

    assertThat(holds).hasSize(2);
    assertThat(holds.at("/0/reason").stringValue()).isEqualTo("dispute 17");
    assertThat(holds.at("/1/scope").stringValue()).isEqualTo("all");
    assertThat(holds.at("/1/placedAt").stringValue()).endsWith("Z");
    assertThat(invoke("hold", "list").out())
        .contains("owner ada · since", "by björn: dispute 17", "by cleo: odd numbers");
  }

  @Test
  void aPauseStopsARunAndResumeLetsItGoOn() {
    Moc moc = platform.moc("ada").deletedDaysAgo(40).create();

    Invocation pause = invoke("pause", "--reason", "wrong MOCs are going");
    installation.invoke("run");

    assertThat(pause.exitCode()).isZero();
    assertThat(pause.out()).contains("from now on nothing is deleted", "moc-cleanup resume");
    assertThat(platform.mocExists(moc.id())).isTrue();

    Invocation resume = invoke("resume", "--json");
    installation.invoke("run");

    assertThat(resume.exitCode()).isZero();
    assertThat(resume.json().path("lifted").intValue()).isEqualTo(1);
    assertThat(platform.mocExists(moc.id())).isFalse();
  }

  @Test
  void resumeTwiceDoesNoHarmAndNamesWhatIsStillHeld() {
    invoke("hold", "add", "--owner", "ada", "--reason", "dispute 17");
    invoke("pause", "--reason", "stop");
    invoke("resume");

    Invocation again = invoke("resume");

    assertThat(again.exitCode()).isZero();
    assertThat(again.out())
        .contains("No hold was in force on everything", "Still in force:", "owner ada");
  }

  @Test
  void toLiftWhatIsNotHeldIsNotInOrder() {
    Invocation lift = invoke("hold", "lift", "--owner", "nobody");

    assertThat(lift.exitCode()).isEqualTo(1);
    assertThat(lift.out()).contains("No hold was in force on owner nobody; nothing was lifted.");
  }

  @Test
  void aMocThatNobodyKnowsIsNotHeld() {
    UUID unknown = UUID.randomUUID();

    Invocation add = invoke("hold", "add", "--moc", unknown.toString(), "--reason", "r");

    assertThat(add.exitCode()).isEqualTo(2);
    assertThat(add.err()).contains("no MOC " + unknown, "nothing was placed");
    assertThat(platform.countRows("moc_cleanup_hold")).isZero();
  }

  @Test
  void anOwnerWithoutMocsIsHeldWithAWarning() {
    Invocation add = invoke("hold", "add", "--owner", "user-4712", "--reason", "r");

    assertThat(add.exitCode()).isZero();
    assertThat(add.err()).contains("no MOC of owner \"user-4712\" is known yet");
    assertThat(platform.countRows("moc_cleanup_hold")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hold|subcommand",
        "hold add --reason r|--moc",
        "hold add --moc 1 --reason r|--moc is \"1\"; it takes a MOC's id, which is a UUID",
        "hold add --owner ada --all --reason r|mutually exclusive",
        "hold add --owner ada|--reason",
        "hold lift|--owner",
        "hold lift --moc x|--moc is \"x\"",
        "pause|--reason",
        "hold show|unknown command \"show\""
      })
  void whatCannotBeDoneIsRefusedInOneLine(String given) {
    List<String> parts = List.of(given.split("\\|"));

    Invocation invocation = invoke(parts.get(0).split(" "));

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.out()).isEmpty();
    assertThat(invocation.err().lines()).hasSize(1);
    assertThat(invocation.err()).contains(parts.get(1));
    assertThat(platform.countRows("moc_cleanup_hold")).isZero();
  }

  @Test
  void theCommandThatLiftsItCanBePasted() {
    assertThat(invoke("hold", "add", "--owner", "auth0|77", "--reason", "r").out())
        .contains("moc-cleanup hold lift --owner 'auth0|77'");
  }

  @Test
  void blankReasonsAndNamesAreRefused() {
    assertThat(invoke("pause", "--reason", " ").err()).contains("--reason is blank");
    assertThat(invoke("pause", "--reason", "r", "--by", "").err()).contains("--by is blank");
    assertThat(invoke("hold", "add", "--owner", " ", "--reason", "r").err())
        .contains("--owner is blank");
  }

  @Test
  void aHoldOnABlankOwnerFromBeforeThatWasRefusedIsShownAndCanBeLifted() {
    installation.execute("ALTER TABLE moc_cleanup_hold DROP CONSTRAINT moc_cleanup_hold_not_blank");
    installation.execute(
        "INSERT INTO moc_cleanup_hold (scope, subject, reason, placed_by)"
            + " VALUES ('owner', ' ', 'by hand', 'ada'), ('all', '', 'stop', 'ada')");
    assertThat(invoke("migrate").exitCode()).isZero();
    UUID moc = platform.moc(" ").deletedDaysAgo(40).create().id();

    assertThat(invoke("hold", "list").out()).contains("owner \" \" · since ", ": by hand");
    assertThat(invoke("status").out()).contains("owner \" \" · since ");
    assertThat(invoke("doctor").out()).contains("owner \" \" · since ");
    assertThat(invoke("plan").exitCode()).isZero();
    assertThat(invoke("plan", "--moc", moc.toString()).exitCode()).isZero();
    assertThat(invoke("resume").out()).contains("owner \" \" · since ");
    Invocation lift = invoke("hold", "lift", "--owner", " ");

    assertThat(lift.exitCode()).as(lift.err()).isZero();
    assertThat(lift.out()).contains("1 hold on owner \" \" lifted.");
    assertThat(invoke("hold", "list").out()).isEqualTo("No hold is in force.\n");
  }

  private Invocation invoke(String... arguments) {
    return installation.invoke(arguments);
  }
}
