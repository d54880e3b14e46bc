package moc.cleanup.operator.verify;

import moc.cleanup.ledger.Account;
import org.jspecify.annotations.Nullable;

/// Something that the ledger calls gone, and that is not, or of which that could not be proven.
///
/// @param kind what it is
/// @param name the table's name, or the object's key
/// @param state what was found
record Leftover(
    String mocId,
    @Nullable String ownerId,
    @Nullable String run,
    Kind kind,
    String name,
    String state) {

  enum Kind {
    ROWS,
    OBJECT,
    VERSIONS,
    UNCLEAR
  }

  static Leftover of(Account account, Kind kind, String name, String state) {
    return new Leftover(
        account.mocId().toString(), account.ownerId(), account.run(), kind, name, state);
  }

  String inWords() {
    return "MOC %s: %s %s".formatted(mocId, name, state);
  }
}
