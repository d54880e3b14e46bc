package moc.cleanup.operator.demo.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import moc.cleanup.operator.demo.plan.Model;
import moc.cleanup.operator.demo.plan.PlanGenerator;
import moc.cleanup.operator.demo.plan.PlatformContents;
import moc.cleanup.operator.demo.plan.PlatformPlan;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final PlatformPlan PLAN = PlanGenerator.generate(100, 42);
  private static final PlatformContents START = Model.atStart(PLAN);
  private static final PlatformContents END = Model.atEnd(PLAN);

  @Test
  void whatThePlanSaysAgrees() {
    assertThat(disagreeing(END, finished())).isEmpty();
  }

  @Test
  void whatIsLeftAsItWasDisagreesInEverythingThatHadToGo() {
    assertThat(disagreeing(START, new LedgerContents(Set.of(), Set.of())))
        .contains(
            "MOCs deleted",
            "Files deleted",
            "Gallery images deleted",
            "set free",
            "Upload sessions detached",
            "Objects deleted",
            "Objects leaked",
            "Ledger rows finished");
  }

  @Test
  void anObjectThatHadToStayAndIsGoneIsNamed() {
    String object = any(END.objects());

    List<Check> checks = Verdict.on(PLAN, withObjects(without(END.objects(), object)), finished());

    assertThat(disagreeing(checks)).contains("Objects kept", "Objects deleted");
    assertThat(check(checks, "Objects kept").missing()).containsExactly(object);
  }

  @Test
  void anObjectThatHadToGoAndIsThereIsNamed() {
    String object = any(minus(START.objects(), END.objects()));

    List<Check> checks = Verdict.on(PLAN, withObjects(with(END.objects(), object)), finished());

    assertThat(check(checks, "Objects leaked").unexpected()).containsExactly(object);
    assertThat(check(checks, "Objects deleted").missing()).containsExactly(object);
  }

  @Test
  void twoMistakesOfEqualNumberAreTwoMistakes() {
    String kept = any(minus(START.objects(), END.objects()));
    String lost = any(END.objects());

    List<Check> checks =
        Verdict.on(PLAN, withObjects(with(without(END.objects(), lost), kept)), finished());

    Check objects = check(checks, "Objects kept");
    assertThat(objects.expected()).hasSameSizeAs(objects.found());
    assertThat(objects.agrees()).isFalse();
  }

  @Test
  void aBrickFreedFromALivingMocsListIsNamed() {
    String brick =
        END.bricks().entrySet().stream()
            .filter(entry -> !entry.getValue().equals(PlatformContents.FREE))
            .findFirst()
            .orElseThrow()
            .getKey();
    Map<String, String> bricks = new HashMap<>(END.bricks());
    bricks.put(brick, PlatformContents.FREE);

    List<Check> checks = Verdict.on(PLAN, withBricks(bricks), finished());

    assertThat(check(checks, "set free").unexpected()).containsExactly(brick);
    assertThat(disagreeing(checks)).contains("still on their lists");
  }

  @Test
  void aLivingMocsLinkToAnImageThatIsLostIsNamed() {
    String link = any(END.imageLinks());

    List<Check> checks =
        Verdict.on(PLAN, withImageLinks(without(END.imageLinks(), link)), finished());

    assertThat(disagreeing(checks)).containsExactly("Links to images kept");
    assertThat(check(checks, "Links to images kept").missing()).containsExactly(link);
  }

  @Test
  void aBrickThatIsLostIsNamed() {
    String brick = any(END.bricks().keySet());
    Map<String, String> bricks = new HashMap<>(END.bricks());
    bricks.remove(brick);

    List<Check> checks = Verdict.on(PLAN, withBricks(bricks), finished());

    assertThat(check(checks, "Bricks in the inventory").missing()).containsExactly(brick);
  }

  @Test
  void anObjectThatIsStillOwedIsNamed() {
    LedgerContents ledger = new LedgerContents(finished().finished(), Set.of("mocs/owed.pdf"));

    assertThat(disagreeing(END, ledger)).containsExactly("Objects still owed");
  }

  private static LedgerContents finished() {
    return new LedgerContents(
        PLAN.goingMocs().stream().map(Object::toString).collect(Collectors.toSet()), Set.of());
  }

  private static List<String> disagreeing(PlatformContents found, LedgerContents ledger) {
    return disagreeing(Verdict.on(PLAN, found, ledger));
  }

  private static List<String> disagreeing(List<Check> checks) {
    return checks.stream()
        .filter(check -> !check.agrees())
        .map(check -> check.what().strip())
        .toList();
  }

  private static Check check(List<Check> checks, String what) {
    return checks.stream()
        .filter(check -> check.what().strip().equals(what))
        .findFirst()
        .orElseThrow();
  }

  private static PlatformContents withObjects(Set<String> objects) {
    return contents(END.imageLinks(), END.bricks(), objects);
  }

  private static PlatformContents withBricks(Map<String, String> bricks) {
    return contents(END.imageLinks(), bricks, END.objects());
  }

  private static PlatformContents withImageLinks(Set<String> imageLinks) {
    return contents(imageLinks, END.bricks(), END.objects());
  }

  private static PlatformContents contents(
      Set<String> imageLinks, Map<String, String> bricks, Set<String> objects) {
    return new PlatformContents(
        END.mocs(),
        END.files(),
        END.images(),
        imageLinks,
        END.albums(),
        END.albumLinks(),
        END.reviews(),
        END.flags(),
        bricks,
        END.uploadSessions(),
        objects);
  }

  private static String any(Set<String> set) {
    return set.stream().sorted().findFirst().orElseThrow();
  }

  private static Set<String> with(Set<String> set, String one) {
    Set<String> changed = new HashSet<>(set);
    changed.add(one);
    return changed;
  }

  private static Set<String> without(Set<String> set, String one) {
    return minus(set, Set.of(one));
  }

  private static Set<String> minus(Set<String> set, Set<String> others) {
    Set<String> changed = new HashSet<>(set);
    changed.removeAll(others);
    return changed;
  }
}
