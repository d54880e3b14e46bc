package moc.cleanup.worker.objectdeletion;

import java.util.UUID;
import moc.cleanup.worker.objectkey.ObjectKey;

/// A row of the platform whose address resembles an object's key, and may mean it.
///
/// @param holderId of the MOC or of the gallery image, as the holder says
/// @param address the row's text
public record Reference(ObjectKey key, Holder holder, UUID holderId, String address) {

  /// What the row is.
  public enum Holder {
    FILE("a file of MOC"),
    MOC_THUMBNAIL("the thumbnail of MOC"),
    IMAGE("gallery image"),
    IMAGE_THUMBNAIL("the thumbnail of gallery image");

    private final String words;

    Holder(String words) {
      this.words = words;
    }

    /// Whether the row goes with a MOC, and not with a gallery image.
    public boolean isOfMoc() {
      return this == FILE || this == MOC_THUMBNAIL;
    }
  }

  /// Why the object stays as long as this row does.
  public String reason() {
    return "referred to by " + holder.words + " " + holderId;
  }
}
