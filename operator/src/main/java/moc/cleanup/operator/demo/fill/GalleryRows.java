package moc.cleanup.operator.demo.fill;

import java.util.List;
import java.util.UUID;
import moc.cleanup.operator.demo.plan.PlannedImage;
import org.jdbi.v3.core.Handle;

/// Inserts gallery images and their links to MOCs.
record GalleryRows(Handle tx, Addresses addresses) {

  private static final String IMAGES =
      """
      INSERT INTO gallery_images (id, user_id, title, image_url, thumbnail_url, s3_key, album_id)
      SELECT id, owner, title, image_url, thumbnail_url, key, album
      FROM unnest(:ids, :owners, :titles, :imageUrls, :thumbnailUrls, :keys, :albums)
        AS image (id, owner, title, image_url, thumbnail_url, key, album)
      """;
  private static final String LINKS =
      """
      INSERT INTO moc_gallery_images (moc_id, gallery_image_id)
      SELECT moc, image
      FROM unnest(:mocs, :images) AS link (moc, image)
      """;

  void insert(List<PlannedImage> images) {
    new Rows<>(tx, IMAGES, images)
        .column("ids", UUID.class, PlannedImage::id)
        .column("owners", String.class, PlannedImage::owner)
        .column("titles", String.class, PlannedImage::title)
        .column("imageUrls", String.class, image -> addresses.url(image.host(), image.imageKey()))
        .column(
            "thumbnailUrls",
            String.class,
            image -> addresses.url(image.host(), image.thumbnailKey()))
        .nullableColumn("keys", String.class, image -> image.keyInRow() ? image.imageKey() : null)
        .nullableColumn("albums", UUID.class, image -> image.album().orElse(null))
        .insert();
    List<UUID[]> links =
        images.stream()
            .flatMap(image -> image.links().stream().map(moc -> new UUID[] {moc, image.id()}))
            .toList();
    new Rows<>(tx, LINKS, links)
        .column("mocs", UUID.class, link -> link[0])
        .column("images", UUID.class, link -> link[1])
        .insert();
  }
}
