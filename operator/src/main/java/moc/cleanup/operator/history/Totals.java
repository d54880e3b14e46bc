package moc.cleanup.operator.history;

import moc.cleanup.ledger.RunAccount;
import moc.cleanup.operator.terminal.Narrator;

/// The sums over many accounts.
///
/// @param settled MOCs whose rows had gone before and whose objects were asked of S3 again
/// @param failed MOCs tried and never with success
/// @param untouched MOCs not tried yet
record Totals(
    long mocs,
    long deleted,
    long settled,
    long skipped,
    long failed,
    long untouched,
    long objectsDeleted,
    long objectsOwed,
    long imagesDeleted,
    long bricksReturned) {

  static Totals of(RunAccount account) {
    return new Totals(
        account.mocs(),
        account.deleted(),
        account.settled(),
        account.skipped(),
        account.failed(),
        account.untouched(),
        account.objectsDeleted(),
        account.objectsOwed(),
        account.imagesDeleted(),
        account.bricksReturned());
  }

  void tell(Narrator narrator) {
    tell(narrator, "MOCs", mocs);
    tell(narrator, "  deleted", deleted);
    tell(narrator, "  asked of S3 again", settled);
    tell(narrator, "  skipped", skipped);
    tell(narrator, "  failed", failed);
    tell(narrator, "  not tried yet", untouched);
    tell(narrator, "Objects deleted", objectsDeleted);
    tell(narrator, "Objects owed", objectsOwed);
    tell(narrator, "Images deleted", imagesDeleted);
    tell(narrator, "Bricks returned", bricksReturned);
  }

  private static void tell(Narrator narrator, String name, long number) {
    narrator.fact(name, "%,9d".formatted(number));
  }
}
