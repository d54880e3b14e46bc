package moc.cleanup.reliability.histories.application;

import moc.cleanup.reliability.histories.model.Model;
import org.jdbi.v3.core.Handle;

/// What changes who shows an image.
public sealed interface LinkChange extends Change {

  /// Done twice, there are two links.
  record Link(String moc, String image) implements LinkChange {

    private static final String SQL =
        """
        INSERT INTO moc_gallery_images (moc_id, gallery_image_id)
        SELECT moc.id, image.id
        FROM moc_instructions moc, gallery_images image
        WHERE moc.id = ? AND image.id = ?
        """;

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, Ids.of(moc), Ids.of(image)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      model.links().add(new Model.Link(moc, image));
    }
  }

  /// A MOC no longer shows an image.
  ///
  /// @param mayBeShared whether other MOCs may show it; then the image is locked, so that it is known
  ///     whether a deletion of theirs came before or after
  record Unlink(String moc, String image, boolean mayBeShared) implements LinkChange {

    private static final String LOCK_IMAGE =
        "SELECT FROM gallery_images WHERE id = ? FOR KEY SHARE";
    private static final String SQL =
        "DELETE FROM moc_gallery_images WHERE moc_id = ? AND gallery_image_id = ?";

    @Override
    public boolean isDone(Handle transaction) {
      if (mayBeShared) {
        transaction.execute(LOCK_IMAGE, Ids.of(image));
      }
      return transaction.execute(SQL, Ids.of(moc), Ids.of(image)) > 0;
    }

    @Override
    public void applyTo(Model model) {
      model.links().removeIf(new Model.Link(moc, image)::equals);
    }
  }

  record CreateAlbum(String album, String owner) implements LinkChange {

    private static final String SQL =
        "INSERT INTO gallery_albums (id, title, user_id) VALUES (?, ?, ?)";

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, Ids.of(album), album, owner) == 1;
    }

    @Override
    public void applyTo(Model model) {
      // An album without images or cover is nobody's use of anything.
    }
  }

  /// In place of the one that the album had.
  record MakeCover(String album, String image) implements LinkChange {

    private static final String LOCK_FORMER =
        """
        SELECT FROM gallery_images
        WHERE id = (SELECT cover_image_id FROM gallery_albums WHERE id = ?)
        FOR KEY SHARE
        """;
    private static final String SQL =
        """
        UPDATE gallery_albums
        SET cover_image_id = source.id
        FROM (SELECT id FROM gallery_images WHERE id = ? FOR KEY SHARE) AS source
        WHERE gallery_albums.id = ?
        """;

    @Override
    public boolean isDone(Handle transaction) {
      transaction.execute(LOCK_FORMER, Ids.of(album));
      return transaction.execute(SQL, Ids.of(image), Ids.of(album)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      model.covers().put(album, image);
    }
  }
}
