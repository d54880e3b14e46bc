package moc.cleanup.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import moc.cleanup.operator.demo.plan.Model;
import moc.cleanup.operator.demo.plan.PlatformContents;
import moc.cleanup.operator.demo.verification.LedgerContents;

/// What is there at a moment at which nothing is under way, all rows and all objects.
record StoryState(CrashStory story, PlatformContents found, LedgerContents ledger) {

  static StoryState of(CrashStory story, CrashSite site) {
    return new StoryState(story, site.contents(), site.ledger());
  }

  /// Whichever MOCs are gone, they are gone as a whole and are of those that have to go; all else is
  /// as it was. No object is gone that a row refers to, and one that no row refers to any more is
  /// owed.
  void assertSafe() {
    Set<UUID> gone = gone();
    PlatformContents expected = Model.without(story.plan(), gone);

    assertThat(story.going()).as("MOCs that may be gone").containsAll(gone);
    assertThat(found)
        .as("rows")
        .usingRecursiveComparison()
        .ignoringFields("objects")
        .isEqualTo(expected);
    assertThat(found.objects()).as("objects in use").containsAll(expected.objects());
    Set<String> unused = new HashSet<>(found.objects());
    unused.removeAll(expected.objects());
    assertThat(ledger.owedObjects()).as("objects owed").containsAll(unused);
  }

  /// Whichever MOCs are gone, nothing of them is left and nothing is to be done any more; these are
  /// among them.
  void assertSettled(Collection<UUID> mocs) {
    assertSafe();
    assertThat(gone()).as("MOCs that are gone").containsAll(mocs);
    assertThat(found.objects())
        .as("objects")
        .isEqualTo(Model.without(story.plan(), gone()).objects());
    assertThat(ledger.owedObjects()).as("objects owed").isEmpty();
    assertThat(ledger.finished())
        .as("finished in the ledger")
        .isEqualTo(gone().stream().map(UUID::toString).collect(Collectors.toSet()));
  }

  boolean isOwed() {
    return !ledger.owedObjects().isEmpty();
  }

  private Set<UUID> gone() {
    Set<String> gone = new HashSet<>(Model.atStart(story.plan()).mocs());
    gone.removeAll(found.mocs());
    return gone.stream().map(UUID::fromString).collect(Collectors.toSet());
  }
}
