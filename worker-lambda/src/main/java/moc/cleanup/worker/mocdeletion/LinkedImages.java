package moc.cleanup.worker.mocdeletion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// The gallery images that a MOC links to.
public final class LinkedImages {

  private static final String LOCK_IMAGES =
      """
      SELECT id
      FROM gallery_images
      WHERE id IN (SELECT gallery_image_id FROM moc_gallery_images WHERE moc_id = :mocId)
      ORDER BY id
      FOR UPDATE
      """;

  private static final String LOCK_LINKS =
      """
      SELECT gallery_image_id
      FROM moc_gallery_images
      WHERE moc_id = :mocId
      ORDER BY gallery_image_id
      FOR UPDATE
      """;

  /// Counts over *all* links of an image: links filtered by this MOC first would always count one.
  /// DISTINCT, since a link may be there twice.
  private static final String READ =
      """
      SELECT image.id,
        image.user_id::text AS owner_id,
        to_jsonb(image) ->> 'image_url' AS image_url,
        to_jsonb(image) ->> 'thumbnail_url' AS thumbnail_url,
        to_jsonb(image) ->> 's3_key' AS s3_key,
        to_jsonb(image) ->> 'album_id' IS NOT NULL AS in_album,
        (SELECT count(DISTINCT link.moc_id)
          FROM moc_gallery_images link
          WHERE link.gallery_image_id = image.id) AS mocs
      FROM gallery_images image
      WHERE image.id = ANY(:images)
      ORDER BY image.id
      """;

  private static final String LOOK_AT_LINKS_OF_MOCS =
      """
      SELECT DISTINCT link.moc_id, link.gallery_image_id, NULL AS owner_id
      FROM moc_gallery_images link
      WHERE link.moc_id = ANY(:mocIds)
      """;

  /// All links of an image again, and whose MOCs they are.
  private static final String LOOK_AT_LINKS_OF_IMAGES =
      """
      SELECT DISTINCT link.moc_id, link.gallery_image_id, moc.user_id::text AS owner_id
      FROM moc_gallery_images link
      LEFT JOIN moc_instructions moc ON moc.id = link.moc_id
      WHERE link.gallery_image_id = ANY(:images)
      """;

  private static final String COVERS =
      """
      SELECT DISTINCT cover_image_id
      FROM gallery_albums
      WHERE cover_image_id = ANY(:images)
      """;

  private static final String DELETE =
      """
      DELETE FROM gallery_images
      WHERE id = ANY(:images)
      """;

  /// A popular image has very many links.
  private static final int LINKS_AT_ONCE = 1_000;

  private LinkedImages() {}

  /// That a MOC links to an image, however often it does.
  public record Link(UUID mocId, UUID imageId, String mocOwnerId) {}

  /// The images that each of these MOCs links to; one without any is left out. Nothing is locked.
  public static Map<UUID, List<UUID>> ofMocs(Handle handle, Collection<UUID> mocIds) {
    return handle
        .createQuery(LOOK_AT_LINKS_OF_MOCS)
        .bindArray("mocIds", UUID.class, List.copyOf(mocIds))
        .map((row, _) -> link(row))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Link::mocId, Collectors.mapping(Link::imageId, Collectors.toList())));
  }

  /// Tells of every link to these images, one after the other. Nothing is locked.
  ///
  /// @param transaction or else the server would send them all at once
  public static void forEachLink(
      Handle transaction, Collection<UUID> images, Consumer<Link> action) {
    transaction
        .createQuery(LOOK_AT_LINKS_OF_IMAGES)
        .setFetchSize(LINKS_AT_ONCE)
        .bindArray("images", UUID.class, List.copyOf(images))
        .map((row, _) -> link(row))
        .forEach(action);
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(
        row.getObject("moc_id", UUID.class),
        row.getObject("gallery_image_id", UUID.class),
        Optional.ofNullable(row.getString("owner_id")).orElse(""));
  }

  /// Locks the images in the order of ids. `FOR UPDATE` and no weaker: of two workers that share an
  /// image, the second must see that the first one's link is gone.
  static void lock(Handle transaction, UUID mocId) {
    transaction.createQuery(LOCK_IMAGES).bind("mocId", mocId).mapTo(UUID.class).list();
  }

  /// Locks the links, in the order of their images' ids.
  ///
  /// @return the images that the MOC still links to once all locks are ours
  static List<UUID> lockLinks(Handle transaction, UUID mocId) {
    return transaction.createQuery(LOCK_LINKS).bind("mocId", mocId).mapTo(UUID.class).list();
  }

  /// Reads the images, which a deletion has locked. It is a statement of its own after the locks: in one statement with
  /// them it would see the links as they were before it had waited.
  public static List<LinkedImage> read(
      Handle transaction, Collection<UUID> images, boolean albumsHaveCovers) {
    if (images.isEmpty()) {
      return List.of();
    }
    Set<UUID> covers = albumsHaveCovers ? covers(transaction, images) : Set.of();
    return transaction
        .createQuery(READ)
        .bindArray("images", UUID.class, List.copyOf(images))
        .map((row, _) -> linkedImage(row, covers))
        .list();
  }

  private static Set<UUID> covers(Handle transaction, Collection<UUID> images) {
    return transaction
        .createQuery(COVERS)
        .bindArray("images", UUID.class, List.copyOf(images))
        .mapTo(UUID.class)
        .set();
  }

  private static LinkedImage linkedImage(ResultSet row, Set<UUID> covers) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    List<String> addresses =
        Stream.of(
                row.getString("image_url"), row.getString("thumbnail_url"), row.getString("s3_key"))
            .filter(Objects::nonNull)
            .toList();
    return new LinkedImage(
        id,
        Optional.ofNullable(row.getString("owner_id")).orElse(""),
        addresses,
        row.getInt("mocs"),
        row.getBoolean("in_album"),
        covers.contains(id));
  }

  static void delete(Handle transaction, List<UUID> orphans) {
    if (orphans.isEmpty()) {
      return;
    }
    int deleted =
        transaction.createUpdate(DELETE).bindArray("images", UUID.class, orphans).execute();
    if (deleted != orphans.size()) {
      throw new IllegalStateException(
          "of " + orphans.size() + " locked orphaned images " + deleted + " were deleted");
    }
  }
}
