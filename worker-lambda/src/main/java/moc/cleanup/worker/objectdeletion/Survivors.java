package moc.cleanup.worker.objectdeletion;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import moc.cleanup.database.SqlStates;
import moc.cleanup.worker.deadline.Deadline;
import moc.cleanup.worker.objectkey.AssetAddresses;
import moc.cleanup.worker.objectkey.ObjectKey;
import moc.cleanup.worker.platform.OptionalColumn;
import moc.cleanup.worker.platform.PlatformSchema;
import org.jdbi.v3.core.Jdbi;

/// Finds the objects that a row of the platform refers to now. The database finds the rows whose
/// address folds to the same as a key's, by index; what such a text means exactly is read here.
/// Thread-safe.
public final class Survivors {

  /// A key is looked for as it stands and below the bucket's name, as in a path-style URL. The host
  /// before it is one that no address has, since the fold cuts the first one off.
  private static final String CANDIDATES_HEAD =
      """
      SELECT DISTINCT probe.key, reference.source, reference.address
      FROM (
        SELECT key, moc_cleanup_key_fold('key://-/' || key) AS fold
        FROM unnest(:keys) AS asked (key)
        UNION
        SELECT key, moc_cleanup_key_fold('key://-/' || :bucket || '/' || key)
        FROM unnest(:keys) AS asked (key)
      ) AS probe
      CROSS JOIN LATERAL (
      """;

  private static final String CANDIDATES_TAIL = ") AS reference (source, address)";
  private static final String UNION = "UNION ALL\n";

  /// Where addresses are. The limit bounds what one key can cost.
  private static final Map<OptionalColumn, String> REFERENCES =
      Map.of(
          OptionalColumn.FILE_KEY,
          """
          (SELECT 'a file of MOC ' || moc_id, s3_key FROM moc_files
            WHERE moc_cleanup_key_fold(s3_key) = probe.fold LIMIT :mostCandidates)
          """,
          OptionalColumn.FILE_URL,
          """
          (SELECT 'a file of MOC ' || moc_id, file_url FROM moc_files
            WHERE moc_cleanup_key_fold(file_url) = probe.fold LIMIT :mostCandidates)
          """,
          OptionalColumn.MOC_THUMBNAIL,
          """
          (SELECT 'the thumbnail of MOC ' || id, thumbnail_url FROM moc_instructions
            WHERE moc_cleanup_key_fold(thumbnail_url) = probe.fold LIMIT :mostCandidates)
          """,
          OptionalColumn.IMAGE_KEY,
          """
          (SELECT 'gallery image ' || id, s3_key FROM gallery_images
            WHERE moc_cleanup_key_fold(s3_key) = probe.fold LIMIT :mostCandidates)
          """,
          OptionalColumn.IMAGE_URL,
          """
          (SELECT 'gallery image ' || id, image_url FROM gallery_images
            WHERE moc_cleanup_key_fold(image_url) = probe.fold LIMIT :mostCandidates)
          """,
          OptionalColumn.IMAGE_THUMBNAIL,
          """
          (SELECT 'the thumbnail of gallery image ' || id, thumbnail_url FROM gallery_images
            WHERE moc_cleanup_key_fold(thumbnail_url) = probe.fold LIMIT :mostCandidates)
          """);

  /// More rows than this that resemble a key without meaning it are not looked through: the object
  /// stays.
  private static final int MOST_CANDIDATES = 100;

  private final Jdbi jdbi;
  private final PlatformSchema schema;
  private final AssetAddresses addresses;
  private final String bucket;

  public Survivors(Jdbi jdbi, PlatformSchema schema, AssetAddresses addresses, String bucket) {
    this.jdbi = jdbi;
    this.schema = schema;
    this.addresses = addresses;
    this.bucket = bucket;
  }

  /// The keys among these that are still in use, each with the row that refers to it; by one
  /// statement, so that it is one moment's answer.
  Map<ObjectKey, String> among(Collection<ObjectKey> keys, Deadline deadline) {
    try {
      return among(keys, schema.columns(), deadline);
    } catch (RuntimeException e) {
      if (!PlatformSchema.saysSchemaChanged(SqlStates.of(e))) {
        throw e;
      }
      return among(keys, schema.discover(), deadline);
    }
  }

  private Map<ObjectKey, String> among(
      Collection<ObjectKey> keys, Set<OptionalColumn> columns, Deadline deadline) {
    Map<ObjectKey, String> survivors = new HashMap<>();
    Map<ObjectKey, Integer> lookAlikes = new HashMap<>();
    for (Candidate candidate : candidates(keys, columns, deadline)) {
      if (addresses.mayMean(candidate.address(), candidate.key())) {
        survivors.put(candidate.key(), "referred to by " + candidate.source());
      } else if (lookAlikes.merge(candidate.key(), 1, Integer::sum) >= MOST_CANDIDATES) {
        survivors.putIfAbsent(candidate.key(), "too many rows resemble it");
      }
    }
    return survivors;
  }

  private List<Candidate> candidates(
      Collection<ObjectKey> keys, Set<OptionalColumn> columns, Deadline deadline) {
    String references =
        columns.stream()
            .filter(REFERENCES::containsKey)
            .map(REFERENCES::get)
            .collect(Collectors.joining(UNION));
    return jdbi.withHandle(handle ->
        handle
            .createQuery(CANDIDATES_HEAD + references + CANDIDATES_TAIL)
            .setQueryTimeout(Math.toIntExact(deadline.remaining().toSeconds()) + 1)
            .bindArray("keys", String.class, keys.stream().map(ObjectKey::value).toList())
            .bind("bucket", bucket)
            .bind("mostCandidates", MOST_CANDIDATES)
            .map((row, _) ->
                new Candidate(
                    new ObjectKey(row.getString("key")),
                    row.getString("source"),
                    row.getString("address")))
            .list());
  }

  private record Candidate(ObjectKey key, String source, String address) {}
}
