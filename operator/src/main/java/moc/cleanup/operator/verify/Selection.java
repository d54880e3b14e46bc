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
/// @param notQueued MOCs that the scope names as well, and of which the ledger has no account yet
/// @param accounts read page by page, as they are asked for
record Selection(
    String scope, @Nullable Long seed, long mocs, long notQueued, Iterable<Account> accounts) {

  /// The owner deleted them, and no run has queued them yet.
  private static final String NOT_QUEUED_OF_OWNER =
      """
      SELECT count(*)
      FROM moc_instructions moc
      WHERE moc.deleted_at IS NOT NULL AND moc.user_id::text = :owner
        AND NOT EXISTS (SELECT FROM moc_cleanup_ledger ledger WHERE ledger.moc_id = moc.id)
      """;

  private static final int PAGE_SIZE = 1_000;

  static Selection sample(Accounts accounts, int size, long seed) {
    List<MocId> drawn = accounts.sampleFinished(size, seed);
    Iterable<Account> pages =
        () ->
            drawn.stream()
                .gather(Gatherers.windowFixed(PAGE_SIZE))
                .flatMap(page -> accounts.of(page).stream())
                .iterator();
    return new Selection("sample", seed, drawn.size(), 0, pages);
  }

  static Selection all(Accounts accounts) {
    return new Selection("all", null, accounts.countFinished(), 0, accounts.finished());
  }

  static Selection ofMoc(Accounts accounts, MocId moc) {
    List<Account> found = accounts.of(List.of(moc));
    return new Selection("moc", null, known(found.size(), "MOC " + moc), 0, found);
  }

  static Selection ofRun(Accounts accounts, Jdbi jdbi, String run) {
    long mocs = RunAccount.of(jdbi, run).mocs();
    return new Selection("run", null, known(mocs, "run \"" + run + "\""), 0, accounts.ofRun(run));
  }

  static Selection ofOwner(Accounts accounts, Jdbi jdbi, String owner) {
    long mocs = accounts.countOfOwner(owner);
    return new Selection(
        "owner",
        null,
        known(mocs, "MOC of owner \"" + owner + "\""),
        countNotQueued(jdbi, owner),
        accounts.ofOwner(owner));
  }

  private static long countNotQueued(Jdbi jdbi, String owner) {
    return jdbi.withHandle(handle ->
        handle.createQuery(NOT_QUEUED_OF_OWNER).bind("owner", owner).mapTo(Long.class).one());
  }

  /// Whether all of it is asked for, so that one that is not finished is no proof; the others are drawn
  /// from what is finished.
  boolean namesAll() {
    return switch (scope) {
      case "moc", "run", "owner" -> true;
      default -> false;
    };
  }

  /// What nobody knows is a typing error, and no proof.
  private static long known(long mocs, String what) {
    if (mocs == 0) {
      throw new UnusableException("the ledger knows no " + what + "; nothing can be proven");
    }
    return mocs;
  }
}
