package moc.cleanup.operator.plan;

import static moc.cleanup.operator.terminal.InWords.count;

import java.util.List;
import java.util.Locale;
import moc.cleanup.operator.deadletter.FailureInWords;
import moc.cleanup.operator.terminal.InWords;
import moc.cleanup.operator.terminal.Narrator;

/// A plan, told to a person: the totals, what stays and why, and then as many MOCs as somebody wants
/// to look at.
///
/// @param show how many MOCs are told one by one
record PlanText(Plan plan, Spool spool, long show) {

  /// A MOC with a thousand objects would push the others off the screen.
  private static final int MOST_ITEMS = 12;

  private static final int DAY_LENGTH = "2026-11-22".length();

  void tell(Narrator narrator) {
    tellHeadline(narrator);
    if (plan.passedOver() != null) {
      return;
    }
    tellTotals(narrator);
    tellReasons(narrator, "What stays, and why", plan.totals().stays());
    tellReasons(narrator, "What depends on the order in which MOCs go", plan.totals().depends());
    if (plan.moc() == null) {
      tellHolds(narrator);
    }
    tellMocs(narrator);
    narrator.blankLine();
    narrator.say("Nothing was changed. The plan holds if all of these MOCs go, and no row that");
    narrator.say("names their objects or links to their images is changed meanwhile.");
  }

  private void tellHeadline(Narrator narrator) {
    PlanTotals totals = plan.totals();
    if (plan.passedOver() != null) {
      narrator.say(narrator.bold("MOC " + plan.moc() + " would not be touched."));
      narrator.say(2, "Why: " + plan.passedOver() + ".");
    } else if (plan.moc() != null) {
      String end = totals.mocs() == 1 ? " would be deleted." : " is gone, and owes objects.";
      narrator.say(narrator.bold("MOC " + plan.moc() + end));
    } else if (totals.mocs() == 0) {
      narrator.say(narrator.bold("No MOC would be deleted."));
    } else {
      narrator.say(
          narrator.bold(
              "%s of %s would be deleted."
                  .formatted(
                      count(totals.mocs(), "MOC", "MOCs"),
                      count(totals.owners(), "owner", "owners"))));
    }
    if (plan.guard() != null && plan.passedOver() == null) {
      narrator.marked(
          narrator.warning(),
          "The guard would stop the run, and nothing would be deleted: %s. What follows is what a"
                  .formatted(plan.guard())
              + " run with --force would do.");
    }
  }

  private void tellTotals(Narrator narrator) {
    PlanTotals totals = plan.totals();
    narrator.blankLine();
    narrator.fact("Objects", "%,d that nobody else uses".formatted(totals.objects()));
    tellBytes(narrator);
    narrator.fact("Gallery images", "%,d that nobody else uses".formatted(totals.images()));
    narrator.fact("Bricks", count(totals.bricks(), "row", "rows") + " returned to their owners");
    if (totals.mocsFailedBefore() > 0) {
      narrator.fact(
          "Failed before",
          count(totals.mocsFailedBefore(), "MOC", "MOCs") + "; the plan takes it that they go now");
    }
    if (plan.moc() != null) {
      return;
    }
    if (totals.mocsOwing() > 0) {
      narrator.fact(
          "Owed from before",
          count(totals.mocsOwing(), "MOC", "MOCs")
              + " whose rows are gone; the objects are counted above");
    }
    if (plan.leftOver() > 0) {
      narrator.fact(
          "Left for later",
          "%s; DELETE_CLEANUP_BATCH_SIZE is %,d"
              .formatted(count(plan.leftOver(), "expired MOC", "expired MOCs"), plan.batchSize()));
    }
    narrator.fact("Held", count(plan.held(), "MOC", "MOCs") + " passed over");
  }

  private void tellBytes(Narrator narrator) {
    PlanTotals totals = plan.totals();
    Long bytes = totals.bytes();
    if (bytes == null) {
      return;
    }
    narrator.fact(
        "Size",
        InWords.bytes(bytes)
            + (totals.objectsMissing() == 0
                ? ""
                : "; %s not in the bucket"
                    .formatted(count(totals.objectsMissing(), "object", "objects"))));
    if (totals.objectsOfUnknownSize() > 0) {
      narrator.marked(
          narrator.warning(),
          "Of %s S3 did not say the size: %s"
              .formatted(
                  count(totals.objectsOfUnknownSize(), "object", "objects"), plan.problem()));
    }
  }

  private static void tellReasons(Narrator narrator, String title, List<StayCount> counts) {
    if (counts.isEmpty()) {
      return;
    }
    narrator.blankLine();
    narrator.say(narrator.bold(title));
    for (StayCount one : counts) {
      narrator.say(
          2, "%,7d %s: %s".formatted(one.count(), one.kind().inWords(one.count()), one.reason()));
    }
  }

  private void tellHolds(Narrator narrator) {
    if (plan.holds().isEmpty()) {
      return;
    }
    narrator.blankLine();
    narrator.say(narrator.bold("Holds in force"));
    plan.holds().forEach(hold -> narrator.say(2, hold.inWords()));
  }

  private void tellMocs(Narrator narrator) {
    long all = plan.totals().mocs() + plan.totals().mocsOwing();
    long shown = Math.min(show, all);
    if (shown == 0) {
      return;
    }
    narrator.blankLine();
    if (shown < all) {
      narrator.say(
          narrator.bold("The first %,d of %,d MOCs".formatted(shown, all))
              + "; --all tells of all");
    } else if (plan.moc() == null) {
      narrator.say(narrator.bold("The MOCs"));
    }
    spool.forEach(shown, moc -> tell(moc, narrator));
  }

  private void tell(MocPlan moc, Narrator narrator) {
    narrator.say(
        2,
        moc.mocId()
            + " of "
            + moc.ownerId()
            + (moc.deletedAt() == null ? "" : ", deleted " + day(moc.deletedAt())));
    if (moc.title() != null) {
      narrator.say(4, "\"" + moc.title() + "\"");
    } else {
      narrator.say(4, "(" + moc.standing().reason() + ")");
    }
    if (moc.lastError() != null) {
      narrator.say(4, "failed before: " + FailureInWords.of(moc.lastError()));
    }
    if (moc.bricks() > 0) {
      narrator.say(4, "returns " + count(moc.bricks(), "row of bricks", "rows of bricks"));
    }
    int most = plan.moc() == null ? MOST_ITEMS : Integer.MAX_VALUE;
    moc.items().stream().limit(most).forEach(item -> tell(item, narrator));
    if (moc.items().size() > most) {
      narrator.say(4, "and %,d more; --moc tells of all".formatted(moc.items().size() - most));
    }
  }

  private static String day(String time) {
    return time.substring(0, Math.min(DAY_LENGTH, time.length()));
  }

  private static void tell(PlanItem item, Narrator narrator) {
    StringBuilder line = new StringBuilder();
    line.append(
        "%-7s %s %s"
            .formatted(
                item.decision().name().toLowerCase(Locale.ROOT),
                item.kind().inWords(1),
                item.name()));
    if (item.missing()) {
      line.append(" (not in the bucket)");
    } else if (item.bytes() != null) {
      line.append(" (").append(InWords.bytes(item.bytes())).append(')');
    }
    if (!item.reason().isEmpty()) {
      line.append(": ").append(item.reason());
    }
    narrator.say(4, line.toString());
  }
}
