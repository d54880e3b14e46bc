package moc.cleanup.ledger;

import java.util.List;
import moc.cleanup.message.MocId;

/// The objects of one MOC whose rows are gone and that S3 has not confirmed as gone.
///
/// @param keys those that may be deleted now
/// @param heldBack how many more there are that a hold keeps
public record OwedObjects(MocId mocId, List<String> keys, int heldBack) {

  /// Copies the list.
  public OwedObjects {
    keys = List.copyOf(keys);
  }
}
