package moc.cleanup.operator.verify;

import java.util.List;
import java.util.stream.Gatherers;
import moc.cleanup.ledger.Account;
import moc.cleanup.ledger.Accounts;
import moc.cleanup.ledger.RunAccount;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.environment.UnusableException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Which accounts of the ledger are to be proven.
///
/// @param scope `sample`, `all`, `moc`, `run` or `owner`
/// @param seed that draws the sample again; null for all other scopes
/// @param mocs how many they are
/// @param accounts read page by page, as they are asked for
record Selection(String scope, @Nullable Long seed, long mocs, Iterable<Account> accounts) {

  private static final int PAGE_SIZE = 1_000;

  static Selection sample(Accounts accounts, int size, long seed) {
    List<MocId> drawn = accounts.sampleFinished(size, seed);
    Iterable<Account> pages =
        () ->
            drawn.stream()
                .gather(Gatherers.windowFixed(PAGE_SIZE))
                .flatMap(page -> accounts.of(page).stream())
                .iterator();
    return new Selection("sample", seed, drawn.size(), pages);
  }

  static Selection all(Accounts accounts) {
    return new Selection("all", null, accounts.countFinished(), accounts.finished());
  }

  static Selection ofMoc(Accounts accounts, MocId moc) {
    List<Account> found = accounts.of(List.of(moc));
    return new Selection("moc", null, known(found.size(), "MOC " + moc), found);
  }

  static Selection ofRun(Accounts accounts, Jdbi jdbi, String run) {
    long mocs = RunAccount.of(jdbi, run).mocs();
    return new Selection("run", null, known(mocs, "run \"" + run + "\""), accounts.ofRun(run));
  }

  static Selection ofOwner(Accounts accounts, String owner) {
    long mocs = accounts.countOfOwner(owner);
    return new Selection(
        "owner", null, known(mocs, "MOC of owner \"" + owner + "\""), accounts.ofOwner(owner));
  }

  /// What nobody knows is a typing error, and no proof.
  private static long known(long mocs, String what) {
    if (mocs == 0) {
      throw new UnusableException("the ledger knows no " + what + "; nothing can be proven");
    }
    return mocs;
  }
}
