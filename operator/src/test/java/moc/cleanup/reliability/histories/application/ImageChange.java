package moc.cleanup.reliability.histories.application;

import static java.util.Objects.requireNonNull;

import java.util.List;
import moc.cleanup.reliability.histories.model.Model;
import moc.cleanup.reliability.histories.model.Model.Image;
import org.jdbi.v3.core.Handle;

/// What changes gallery images.
public sealed interface ImageChange extends Change {

  /// With a thumbnail, and named by URLs alone.
  record CreateImage(String image, String owner, String key, String thumbnailKey)
      implements ImageChange {

    private static final String SQL =
        """
        INSERT INTO gallery_images (id, title, user_id, image_url, thumbnail_url)
        VALUES (?, ?, ?, ?, ?)
        """;

    @Override
    public List<String> uploads() {
      return List.of(key, thumbnailKey);
    }

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(
              SQL, Ids.of(image), image, owner, Url.of(key), Url.of(thumbnailKey))
          == 1;
    }

    @Override
    public void applyTo(Model model) {
      model.images().put(image, new Image(owner, null, key, thumbnailKey));
    }
  }

  record PutInAlbum(String image, String album) implements ImageChange {

    private static final String SQL =
        """
        UPDATE gallery_images
        SET album_id = album.id
        FROM gallery_albums album
        WHERE album.id = ? AND gallery_images.id = ?
        """;

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, Ids.of(album), Ids.of(image)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      model
          .images()
          .computeIfPresent(
              image, (_, row) -> new Image(row.owner(), album, row.key(), row.thumbnailKey()));
    }
  }

  record TakeFromAlbum(String image) implements ImageChange {

    private static final String SQL = "UPDATE gallery_images SET album_id = NULL WHERE id = ?";

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, Ids.of(image)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      model
          .images()
          .computeIfPresent(
              image, (_, row) -> new Image(row.owner(), null, row.key(), row.thumbnailKey()));
    }
  }

  /// Its owner deletes it, from every MOC and album that shows it.
  record DeleteImage(String image) implements ImageChange {

    private static final String DELETE = "DELETE FROM gallery_images WHERE id = ?";
    private static final String CLEAR_COVERS =
        "UPDATE gallery_albums SET cover_image_id = NULL WHERE cover_image_id = ?";

    @Override
    public boolean isDone(Handle transaction) {
      int deleted = transaction.execute(DELETE, Ids.of(image));
      transaction.execute(CLEAR_COVERS, Ids.of(image));
      return deleted == 1;
    }

    @Override
    public void applyTo(Model model) {
      Image former = requireNonNull(model.images().remove(image));
      model.links().removeIf(link -> link.image().equals(image));
      model.covers().values().removeIf(image::equals);
      model.abandon(former.key());
      model.abandon(former.thumbnailKey());
    }
  }
}
