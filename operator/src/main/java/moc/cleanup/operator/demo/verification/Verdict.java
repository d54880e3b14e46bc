package moc.cleanup.operator.demo.verification;

import static moc.cleanup.operator.demo.plan.PlatformContents.FREE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import moc.cleanup.operator.demo.plan.MocFate;
import moc.cleanup.operator.demo.plan.Model;
import moc.cleanup.operator.demo.plan.PlannedImage;
import moc.cleanup.operator.demo.plan.PlatformContents;
import moc.cleanup.operator.demo.plan.PlatformPlan;

/// Compares what was found with what the plan says must be there. Nothing is compared by number
/// alone: two mistakes that cancel each other out are two mistakes.
public final class Verdict {

  private final PlatformPlan plan;
  private final PlatformContents start;
  private final PlatformContents expected;
  private final PlatformContents found;
  private final List<Check> checks = new ArrayList<>();

  private Verdict(PlatformPlan plan, PlatformContents found) {
    this.plan = plan;
    this.start = Model.atStart(plan);
    this.expected = Model.atEnd(plan);
    this.found = found;
  }

  /// The checks of the platform itself and of the ledger's account.
  public static List<Check> on(PlatformPlan plan, PlatformContents found, LedgerContents ledger) {
    Verdict verdict = new Verdict(plan, found);
    verdict.compareMocs();
    verdict.compareImages();
    verdict.compareInventory();
    verdict.compareObjects();
    verdict.add("Ledger rows finished", texts(plan.goingMocs()), ledger.finished());
    verdict.add("Objects still owed", Set.of(), ledger.owedObjects());
    return List.copyOf(verdict.checks);
  }

  private void compareMocs() {
    addGone("MOCs deleted", PlatformContents::mocs);
    addStaying("MOCs still there", PlatformContents::mocs);
    Set<String> restored = texts(plan.mocs(MocFate.RESTORED_WHILE_QUEUED));
    add("  restored while queued", restored, both(restored, found.mocs()));
    addGone("Files deleted", PlatformContents::files);
    addStaying("Files still there", PlatformContents::files);
  }

  private void compareImages() {
    addGone("Gallery images deleted", PlatformContents::images);
    addStaying("Gallery images kept", PlatformContents::images);
    addStaying("Links to images kept", PlatformContents::imageLinks);
    addKept("  shared between MOCs", image -> image.links().stream().distinct().count() > 1);
    addKept("  in an album, or its cover", PlannedImage::inAlbumOrCover);
    addKept("  another owner's", this::isAnotherOwners);
    addStaying(
        "Albums, reviews and flags kept",
        contents ->
            union(contents.albums(), contents.albumLinks(), contents.reviews(), contents.flags()));
  }

  private void compareInventory() {
    add("Bricks in the inventory", start.bricks().keySet(), found.bricks().keySet());
    Set<String> freeAtStart = free(start.bricks());
    add(
        "  set free",
        minus(free(expected.bricks()), freeAtStart),
        minus(free(found.bricks()), freeAtStart));
    add("  still on their lists", places(expected.bricks()), places(found.bricks()));
    add("Upload sessions detached", free(expected.uploadSessions()), free(found.uploadSessions()));
    add(
        "Upload sessions left alone",
        places(expected.uploadSessions()),
        places(found.uploadSessions()));
  }

  private void compareObjects() {
    addGone("Objects deleted", PlatformContents::objects);
    addStaying("Objects kept", PlatformContents::objects);
    add("Objects leaked", Set.of(), minus(found.objects(), expected.objects()));
  }

  private void addGone(String what, Function<PlatformContents, Set<String>> part) {
    add(
        what,
        minus(part.apply(start), part.apply(expected)),
        minus(part.apply(start), part.apply(found)));
  }

  private void addStaying(String what, Function<PlatformContents, Set<String>> part) {
    add(what, part.apply(expected), part.apply(found));
  }

  private void addKept(String what, Predicate<PlannedImage> reason) {
    Set<String> kept =
        plan.images().stream()
            .filter(reason)
            .map(image -> image.id().toString())
            .collect(Collectors.toSet());
    add(what, both(kept, expected.images()), both(kept, found.images()));
  }

  private boolean isAnotherOwners(PlannedImage image) {
    return plan.mocs().stream()
        .anyMatch(moc -> image.links().contains(moc.id()) && !moc.owner().equals(image.owner()));
  }

  private void add(String what, Set<String> expected, Set<String> found) {
    checks.add(new Check(what, expected, found));
  }

  private static Set<String> free(Map<String, String> places) {
    return places.entrySet().stream()
        .filter(entry -> entry.getValue().equals(FREE))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Set<String> places(Map<String, String> places) {
    return places.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(FREE))
        .map(entry -> entry.getKey() + " on " + entry.getValue())
        .collect(Collectors.toSet());
  }

  private static Set<String> minus(Set<String> from, Set<String> without) {
    return from.stream().filter(one -> !without.contains(one)).collect(Collectors.toSet());
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    return one.stream().filter(other::contains).collect(Collectors.toSet());
  }

  @SafeVarargs
  private static Set<String> union(Set<String>... sets) {
    Set<String> union = new HashSet<>();
    for (Set<String> set : sets) {
      union.addAll(set);
    }
    return union;
  }

  private static Set<String> texts(Set<?> ids) {
    return ids.stream().map(Object::toString).collect(Collectors.toSet());
  }
}
