package moc.cleanup.ledger;

import java.util.List;
import moc.cleanup.message.MocId;

/// The objects of one MOC whose rows are gone and that S3 has not confirmed as gone.
public record OwedObjects(MocId mocId, List<String> keys) {

  /// Copies the list.
  public OwedObjects {
    keys = List.copyOf(keys);
  }
}
