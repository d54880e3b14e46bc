package moc.cleanup.reliability.histories.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was found at a moment at which nothing was under way.
///
/// @param rows in the words of the model's
/// @param objects keys in the bucket
/// @param ledger by MOC
public record Found(Set<String> rows, Set<String> objects, Map<String, LedgerRow> ledger) {

  /// Copies the collections.
  public Found {
    rows = Set.copyOf(rows);
    objects = Set.copyOf(objects);
    ledger = Map.copyOf(ledger);
  }

  /// A MOC's account.
  public record LedgerRow(List<String> owedKeys, boolean isFinished, Model.Account account) {

    public LedgerRow {
      owedKeys = List.copyOf(owedKeys);
    }
  }
}
