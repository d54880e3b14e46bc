package moc.cleanup.operator.demo.verification;

import static moc.cleanup.operator.demo.plan.PlatformContents.FREE;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import moc.cleanup.operator.demo.plan.PlatformContents;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Reads the whole platform: every id in the tables, every key in the bucket.
public record ContentsReader(Jdbi jdbi, S3Client s3, String bucket) {

  private static final String MOCS = "SELECT id::text FROM moc_instructions";
  private static final String FILES = "SELECT id::text FROM moc_files";
  private static final String IMAGES = "SELECT id::text FROM gallery_images";
  private static final String IMAGE_LINKS =
      "SELECT moc_id || '@' || gallery_image_id FROM moc_gallery_images";
  private static final String ALBUMS = "SELECT id::text FROM gallery_albums";
  private static final String ALBUM_LINKS =
      "SELECT moc_id || '@' || album_id FROM moc_gallery_albums";
  private static final String REVIEWS = "SELECT id::text FROM moc_reviews";
  private static final String FLAGS = "SELECT id::text FROM gallery_flags";

  /// A brick is free only if it is both on no list and said to be available.
  private static final String BRICKS =
      """
      SELECT id::text, CASE
        WHEN parts_list_id IS NULL AND status = 'available' THEN :free
        WHEN status = 'allocated' THEN coalesce(parts_list_id::text, 'allocated to no list')
        ELSE 'available, yet on list ' || parts_list_id END
      FROM moc_parts
      """;

  private static final String UPLOAD_SESSIONS =
      """
      SELECT id::text, coalesce(moc_instruction_id::text, :free)
      FROM upload_sessions
      """;

  private static final int FOLDERS_AT_ONCE = 8;

  public PlatformContents read() {
    Set<String> objects = keysIn("").collect(Collectors.toSet());
    return jdbi.withHandle(handle ->
        new PlatformContents(
            texts(handle, MOCS),
            texts(handle, FILES),
            texts(handle, IMAGES),
            texts(handle, IMAGE_LINKS),
            texts(handle, ALBUMS),
            texts(handle, ALBUM_LINKS),
            texts(handle, REVIEWS),
            texts(handle, FLAGS),
            pairs(handle, BRICKS),
            pairs(handle, UPLOAD_SESSIONS),
            objects));
  }

  /// Folder by folder: the stand-in for S3 looks through all that is below before it answers with the
  /// next thousand keys.
  private Stream<String> keysIn(String folder) {
    List<ListObjectsV2Response> pages =
        s3
            .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(folder).delimiter("/"))
            .stream()
            .toList();
    Stream<String> here =
        pages.stream().flatMap(page -> page.contents().stream()).map(S3Object::key);
    Stream<String> below =
        pages.stream()
            .flatMap(page -> page.commonPrefixes().stream())
            .gather(
                Gatherers.mapConcurrent(FOLDERS_AT_ONCE, inner -> keysIn(inner.prefix()).toList()))
            .flatMap(List::stream);
    return Stream.concat(here, below);
  }

  private static Set<String> texts(Handle handle, String query) {
    return handle.createQuery(query).mapTo(String.class).set();
  }

  private static Map<String, String> pairs(Handle handle, String query) {
    return handle
        .createQuery(query)
        .bind("free", FREE)
        .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
