package moc.cleanup.ledger;

import java.util.List;
import moc.cleanup.message.CleanupMessage;

/// The account of one MOC whose rows have just been deleted, to be written in the same transaction.
///
/// @param deletedAt when its owner deleted it, as PostgreSQL prints it
/// @param owedKeys canonical keys of the objects that have to go
/// @param kept what stays, and why
/// @param imagesDeleted gallery images that only this MOC used
/// @param bricksReturned rows of bricks set free
public record DeletedMoc(
    CleanupMessage message,
    String ownerId,
    String deletedAt,
    List<String> owedKeys,
    List<Kept> kept,
    int imagesDeleted,
    int bricksReturned) {

  /// Copies the lists.
  public DeletedMoc {
    owedKeys = List.copyOf(owedKeys);
    kept = List.copyOf(kept);
  }
}
