package moc.cleanup.operator.console.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import moc.cleanup.ledger.Account;
import moc.cleanup.ledger.Accounts;
import moc.cleanup.ledger.RunAccount;
import moc.cleanup.message.MocId;
import org.jdbi.v3.core.Jdbi;

/// Finds a MOC, a run or an owner by its id, in this order. Thread-safe.
public final class LedgerSearch {

  /// More than that nobody reads on a page; the command `history` tells all.
  private static final int MOST_ACCOUNTS = 100;

  private final Jdbi jdbi;
  private final Accounts accounts;

  public LedgerSearch(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.accounts = new Accounts(jdbi);
  }

  public Found find(String id) {
    Optional<Account> moc = moc(id);
    if (moc.isPresent()) {
      return new Found.OneMoc(moc.get());
    }
    RunAccount run = RunAccount.of(jdbi, id);
    if (run.mocs() > 0) {
      return new Found.Several("run", id, run, first(accounts.ofRun(id)));
    }
    RunAccount owner = RunAccount.ofOwner(jdbi, id);
    return owner.mocs() > 0
        ? new Found.Several("owner", id, owner, first(accounts.ofOwner(id)))
        : new Found.Nothing(id);
  }

  private Optional<Account> moc(String id) {
    try {
      return accounts.of(List.of(MocId.parse(id))).stream().findFirst();
    } catch (IllegalArgumentException e) {
      // Not a MOC's id, so it is somebody else's.
      return Optional.empty();
    }
  }

  private static List<Account> first(Iterable<Account> all) {
    return StreamSupport.stream(all.spliterator(), false).limit(MOST_ACCOUNTS).toList();
  }
}
