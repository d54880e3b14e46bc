package moc.cleanup.operator.verify;

import static moc.cleanup.operator.terminal.InWords.count;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import moc.cleanup.operator.environment.BucketVersions;
import moc.cleanup.operator.terminal.InWords;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.verify.Leftover.Kind;
import moc.cleanup.operator.verify.LivingObjects.Control;
import org.jspecify.annotations.Nullable;

/// What came of a verification.
///
/// @param proven whether all that was to be looked at is gone
/// @param interrupted whether Ctrl-C ended it before
/// @param scope `sample`, `all`, `moc`, `run` or `owner`
/// @param seed that draws the same sample again
/// @param mocs how many were to be looked at
/// @param finished how many finished MOCs the ledger has in all
/// @param checked finished MOCs that were looked at
/// @param unfinished MOCs of whom the ledger does not claim that they are gone
/// @param notQueued MOCs that the owner deleted and no run has queued yet; 0 for all other scopes
/// @param withoutKeys MOCs whose objects cannot be asked for
/// @param versions whether the bucket keeps versions; if it does, they were looked for
/// @param livingObjectsAsked objects of living MOCs that were asked for, to see that it is the right
///     bucket
/// @param livingObjectsThere of these, those that are there
record VerificationResult(
    boolean proven,
    boolean interrupted,
    String scope,
    @Nullable Long seed,
    long mocs,
    long finished,
    long checked,
    long objectsChecked,
    long unfinished,
    long notQueued,
    long withoutKeys,
    BucketVersions versions,
    int livingObjectsAsked,
    long livingObjectsThere,
    long notGone,
    long unclear,
    List<Leftover> leftovers,
    long durationMs) {

  private static final String SAMPLE = "sample";
  private static final double PERCENT = 100;

  /// With 95 % confidence, something of which none is among n that were drawn at random has a share of
  /// less than 3/n. https://en.wikipedia.org/wiki/Rule_of_three_(statistics)
  private static final double RULE_OF_THREE = 3;

  private static final int SMALLEST_SAMPLE_THAT_SAYS_SOMETHING = 30;

  VerificationResult {
    leftovers = List.copyOf(leftovers);
  }

  static VerificationResult of(
      Selection selection,
      long finished,
      Verification.Findings findings,
      BucketVersions versions,
      Control control,
      boolean interrupted,
      Duration duration) {
    boolean notAllFinished =
        selection.namesAll() && findings.unfinished() + selection.notQueued() > 0;
    return new VerificationResult(
        findings.notGone() == 0
            && findings.unclear() == 0
            && !control.speaksAgainstTheBucket()
            && !notAllFinished
            && !interrupted,
        interrupted,
        selection.scope(),
        selection.seed(),
        selection.mocs(),
        finished,
        findings.checked(),
        findings.objectsChecked(),
        findings.unfinished(),
        selection.notQueued(),
        findings.withoutKeys(),
        versions,
        control.asked(),
        control.there(),
        findings.notGone(),
        findings.unclear(),
        findings.leftovers(),
        duration.toMillis());
  }

  void tell(Narrator narrator) {
    narrator.say(narrator.bold("moc-cleanup verify") + " · " + what());
    narrator.blankLine();
    narrator.fact("MOCs", "%,d of %,d finished ones looked at".formatted(checked, finished));
    narrator.fact(
        "Objects", count(objectsChecked, "object", "objects") + " asked for" + remarkOnVersions());
    if (unfinished > 0) {
      narrator.fact(
          "Not finished",
          count(unfinished, "MOC", "MOCs")
              + " of whom the ledger does not claim that they are gone; see: moc-cleanup history");
    }
    if (notQueued > 0) {
      narrator.fact(
          "Not queued yet",
          count(notQueued, "MOC", "MOCs")
              + " that the owner deleted: within their retention, held, or for a later run; see:"
              + " moc-cleanup plan");
    }
    if (withoutKeys > 0) {
      narrator.fact(
          "Not to be proven",
          "the objects of %s, deleted before the ledger kept their keys"
              .formatted(count(withoutKeys, "MOC", "MOCs")));
    }
    narrator.fact("Took", InWords.duration(Duration.ofMillis(durationMs)));
    narrator.blankLine();
    leftovers.forEach(leftover -> narrator.marked(narrator.mark(false), leftover.inWords()));
    if (notGone + unclear > leftovers.size()) {
      narrator.say(2, "and %,d more".formatted(notGone + unclear - leftovers.size()));
    }
    new Advice(this).tell(narrator);
    narrator.marked(narrator.mark(proven), ending());
  }

  private String remarkOnVersions() {
    return switch (versions) {
      case KEPT -> ", with all versions";
      case NONE -> "";
      case UNKNOWN -> "; whether the bucket keeps versions it did not say, so none was looked for";
    };
  }

  private String what() {
    return switch (scope) {
      case SAMPLE -> "a sample of %,d, seed %d".formatted(mocs, seed);
      case "all" -> "all that is finished";
      default -> "one " + (scope.equals("moc") ? "MOC" : scope);
    };
  }

  private String ending() {
    if (interrupted) {
      return "Interrupted; what was looked at until then is above.";
    }
    if (!proven) {
      String counts = countsAgainstIt();
      return counts.isEmpty()
          ? "It is not proven."
          : "Not all is proven to be gone: %s.".formatted(counts);
    }
    if (scope.equals(SAMPLE)
        && checked >= SMALLEST_SAMPLE_THAT_SAYS_SOMETHING
        && checked < finished) {
      return "All of it is gone. With 95 %% confidence, so is all but %.1f %% of the rest."
          .formatted(PERCENT * RULE_OF_THREE / checked);
    }
    return checked == 0 ? "Nothing was to be looked at." : "All of it is gone.";
  }

  private String countsAgainstIt() {
    List<String> counts = new ArrayList<>();
    if (notGone + unclear > 0) {
      counts.add("%,d not gone, %,d unclear".formatted(notGone, unclear));
    }
    if (unfinished > 0) {
      counts.add(count(unfinished, "MOC", "MOCs") + " not finished");
    }
    if (notQueued > 0) {
      counts.add(count(notQueued, "MOC", "MOCs") + " not queued yet");
    }
    return String.join(", ", counts);
  }

  boolean has(Kind kind) {
    return leftovers.stream().anyMatch(leftover -> leftover.kind() == kind);
  }

  boolean bucketIsDoubtful() {
    return livingObjectsAsked > 0 && livingObjectsThere == 0;
  }
}
