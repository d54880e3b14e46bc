package moc.cleanup.operator.console.search;

import java.util.List;
import moc.cleanup.ledger.Account;
import moc.cleanup.ledger.RunAccount;

/// What the ledger knows by an id.
public sealed interface Found {

  /// Nothing.
  record Nothing(String id) implements Found {}

  /// One MOC.
  record OneMoc(Account account) implements Found {}

  /// The MOCs that a run queued last, or those of an owner.
  ///
  /// @param whose `run` or `owner`
  /// @param accounts the first of them
  record Several(String whose, String id, RunAccount sums, List<Account> accounts)
      implements Found {

    /// Copies the list.
    public Several {
      accounts = List.copyOf(accounts);
    }
  }
}
