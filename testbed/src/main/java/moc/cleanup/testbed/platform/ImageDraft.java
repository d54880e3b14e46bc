package moc.cleanup.testbed.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A gallery image to be put in, with keys of its own unless they are given.
public final class ImageDraft {

  private static final String INSERT_IMAGE =
      """
      INSERT INTO gallery_images
      SELECT * FROM jsonb_populate_record(NULL::gallery_images, jsonb_build_object(
        'id', ?::uuid, 'user_id', ?::text, 'title', 'An image', 'image_url', ?::text,
        'thumbnail_url', ?::text, 's3_key', ?::text, 'album_id', ?::uuid, 'created_at', now()))
      """;

  private final Platform platform;
  private final UUID id = UUID.randomUUID();
  private final String owner;
  private final List<String> ownKeys = new ArrayList<>();
  private @Nullable String key = "gallery/" + id + ".jpg";
  private @Nullable String thumbnailKey = "gallery/" + id + "-thumbnail.jpg";
  private @Nullable String imageUrl;
  private @Nullable String thumbnailUrl;
  private @Nullable UUID album;

  ImageDraft(Platform platform, String owner) {
    this.platform = platform;
    this.owner = owner;
  }

  public ImageDraft key(String imageKey) {
    key = imageKey;
    return this;
  }

  public ImageDraft thumbnail(String imageThumbnailKey) {
    thumbnailKey = imageThumbnailKey;
    return this;
  }

  public ImageDraft withoutThumbnail() {
    thumbnailKey = null;
    return this;
  }

  /// An image that is referred to by just this text, without a key; no object is put anywhere.
  public ImageDraft imageUrl(String url) {
    key = null;
    imageUrl = url;
    return this;
  }

  /// A thumbnail that is referred to by just this text; no object is put anywhere.
  public ImageDraft thumbnailUrl(String url) {
    thumbnailKey = null;
    thumbnailUrl = url;
    return this;
  }

  public ImageDraft inAlbum(UUID albumId) {
    album = albumId;
    return this;
  }

  public GalleryImage create() {
    String image = key == null ? imageUrl : stored(key);
    String thumbnail = thumbnailKey == null ? thumbnailUrl : stored(thumbnailKey);
    platform.store(ownKeys);
    platform.write(
        statements -> statements.update(INSERT_IMAGE, id, owner, image, thumbnail, key, album));
    return new GalleryImage(id, owner, ownKeys);
  }

  private String stored(String ownKey) {
    ownKeys.add(ownKey);
    return platform.urlOf(ownKey);
  }
}
