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
import moc.cleanup.database.Command;
import moc.cleanup.worker.platform.OptionalColumn;
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
          WHERE link.gallery_image_id = image.id) AS mocs,
        %s AS is_cover
      FROM gallery_images image
      WHERE image.id = ANY(%s)
      ORDER BY image.id
      """;

  private static final String IS_COVER =
      "EXISTS (SELECT FROM gallery_albums album WHERE album.cover_image_id = image.id)";

  /// Where albums have none.
  private static final String NO_COVERS = "false";

  private static final String THESE = ":images";

  /// An array, or else the planner may read all the images that there are.
  private static final String OF_MOC =
      "ARRAY(SELECT gallery_image_id FROM moc_gallery_images WHERE moc_id = :mocId)";

  private static final String READ_OF_MOC = READ.formatted(IS_COVER, OF_MOC);
  private static final String READ_OF_MOC_WITHOUT_COVERS = READ.formatted(NO_COVERS, OF_MOC);
  private static final String LOOK_AT = READ.formatted(IS_COVER, THESE);
  private static final String LOOK_AT_WITHOUT_COVERS = READ.formatted(NO_COVERS, THESE);

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

  private static final String DELETE =
      """
      DELETE FROM gallery_images
      WHERE id = ANY(:orphans)
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
  static Command<Integer> lock(UUID mocId) {
    return Command.update(LOCK_IMAGES, query -> query.bind("mocId", mocId));
  }

  /// Locks the links, in the order of their images' ids.
  static Command<Integer> lockLinks(UUID mocId) {
    return Command.update(LOCK_LINKS, query -> query.bind("mocId", mocId));
  }

  /// Reads the images that the MOC still links to once all locks are ours. It is a statement of its
  /// own after the locks: in one statement with them it would see the links as they were before it had
  /// waited.
  static Command<List<LinkedImage>> read(UUID mocId, Set<OptionalColumn> columns) {
    return Command.rows(
        hasCovers(columns) ? READ_OF_MOC : READ_OF_MOC_WITHOUT_COVERS,
        query -> query.bind("mocId", mocId),
        LinkedImages::linkedImage);
  }

  /// Reads these images. Nothing is locked.
  public static List<LinkedImage> lookAt(
      Handle handle, Collection<UUID> images, Set<OptionalColumn> columns) {
    return images.isEmpty()
        ? List.of()
        : Command.rows(
                hasCovers(columns) ? LOOK_AT : LOOK_AT_WITHOUT_COVERS,
                query -> query.bindArray("images", UUID.class, List.copyOf(images)),
                LinkedImages::linkedImage)
            .run(handle);
  }

  private static boolean hasCovers(Set<OptionalColumn> columns) {
    return columns.contains(OptionalColumn.ALBUM_COVER);
  }

  private static LinkedImage linkedImage(ResultSet row) throws SQLException {
    List<String> addresses =
        Stream.of(
                row.getString("image_url"), row.getString("thumbnail_url"), row.getString("s3_key"))
            .filter(Objects::nonNull)
            .toList();
    return new LinkedImage(
        row.getObject("id", UUID.class),
        Optional.ofNullable(row.getString("owner_id")).orElse(""),
        addresses,
        row.getInt("mocs"),
        row.getBoolean("in_album"),
        row.getBoolean("is_cover"));
  }

  static Command<Integer> delete(List<UUID> orphans) {
    return orphans.isEmpty()
        ? Command.nothing(0)
        : Command.update(DELETE, update -> update.bindArray("orphans", UUID.class, orphans))
            .expecting(orphans.size(), "locked orphaned images were deleted");
  }
}
