package moc.cleanup.worker.objectdeletion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import moc.cleanup.database.SqlStates;
import moc.cleanup.database.TimeLimit;
import moc.cleanup.worker.deadline.Deadline;
import moc.cleanup.worker.objectkey.AssetAddress;
import moc.cleanup.worker.objectkey.AssetAddresses;
import moc.cleanup.worker.objectkey.ObjectKey;
import moc.cleanup.worker.platform.OptionalColumn;
import moc.cleanup.worker.platform.PlatformSchema;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/// Finds the objects that a row of the platform refers to now. The database finds the rows whose
/// address folds to the same as a key's, by index; what such a text means exactly is read here.
/// Thread-safe.
public final class Survivors {

  /// A key is looked for as it stands and below the bucket's name, as in a path-style URL. The host
  /// before it is one that no address has, since the fold cuts the first one off. Every row counts, also
  /// when others say the same: by their number one sees that a limit may have cut some off.
  private static final String CANDIDATES_HEAD =
      """
      SELECT probe.key, reference.holder, reference.holder_id, reference.address
      FROM (
        SELECT key, moc_cleanup_key_fold('key://-/' || key) AS fold
        FROM unnest(:keys) AS asked (key)
        UNION
        SELECT key, moc_cleanup_key_fold('key://-/' || :bucket || '/' || key)
        FROM unnest(:keys) AS asked (key)
      ) AS probe
      CROSS JOIN LATERAL (
      """;

  private static final String CANDIDATES_TAIL = ") AS reference (holder, holder_id, address)";
  private static final String UNION = "UNION ALL\n";

  /// Where addresses are. The limit bounds what one key can cost.
  private static final Map<OptionalColumn, String> REFERENCES =
      Map.of(
          OptionalColumn.FILE_KEY,
          """
          (SELECT 'FILE', moc_id, s3_key FROM moc_files
            WHERE moc_cleanup_key_fold(s3_key) = probe.fold LIMIT :mostCandidates)
          """,
          OptionalColumn.FILE_URL,
          """
          (SELECT 'FILE', moc_id, file_url FROM moc_files
            WHERE moc_cleanup_key_fold(file_url) = probe.fold LIMIT :mostCandidates)
          """,
          OptionalColumn.MOC_THUMBNAIL,
          """
          (SELECT 'MOC_THUMBNAIL', id, thumbnail_url FROM moc_instructions
            WHERE moc_cleanup_key_fold(thumbnail_url) = probe.fold LIMIT :mostCandidates)
          """,
          OptionalColumn.IMAGE_KEY,
          """
          (SELECT 'IMAGE', id, s3_key FROM gallery_images
            WHERE moc_cleanup_key_fold(s3_key) = probe.fold LIMIT :mostCandidates)
          """,
          OptionalColumn.IMAGE_URL,
          """
          (SELECT 'IMAGE', id, image_url FROM gallery_images
            WHERE moc_cleanup_key_fold(image_url) = probe.fold LIMIT :mostCandidates)
          """,
          OptionalColumn.IMAGE_THUMBNAIL,
          """
          (SELECT 'IMAGE_THUMBNAIL', id, thumbnail_url FROM gallery_images
            WHERE moc_cleanup_key_fold(thumbnail_url) = probe.fold LIMIT :mostCandidates)
          """);

  /// So many rows that resemble a key without meaning it, and no more, are looked through: the object
  /// then stays.
  public static final int MOST_CANDIDATES = 100;

  /// Why an object stays that so many rows resemble.
  public static final String TOO_MANY_RESEMBLE = "too many rows resemble it";

  private static final int CANDIDATES_AT_ONCE = 1_000;

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
      return among(keys, schema.columns(deadline), deadline);
    } catch (RuntimeException e) {
      if (!PlatformSchema.saysSchemaChanged(SqlStates.of(e))) {
        throw e;
      }
      return among(keys, schema.discover(deadline), deadline);
    }
  }

  private Map<ObjectKey, String> among(
      Collection<ObjectKey> keys, Set<OptionalColumn> columns, Deadline deadline) {
    Map<ObjectKey, String> survivors = new HashMap<>();
    Map<ObjectKey, Integer> lookAlikes = new HashMap<>();
    for (Reference candidate : candidates(keys, columns, deadline)) {
      if (means(candidate)) {
        survivors.put(candidate.key(), candidate.reason());
      } else if (lookAlikes.merge(candidate.key(), 1, Integer::sum) >= MOST_CANDIDATES) {
        survivors.putIfAbsent(candidate.key(), TOO_MANY_RESEMBLE);
      }
    }
    return survivors;
  }

  /// Whether the row refers to the object, in any way of reading it.
  public boolean means(Reference candidate) {
    return addresses.mayMean(candidate.address(), candidate.key());
  }

  /// Whether the row's deletion brings the object with it: its one canonical reading is the key.
  public boolean owes(Reference candidate) {
    return addresses.read(candidate.address()) instanceof AssetAddress.Ours(var key)
        && key.equals(candidate.key());
  }

  /// Tells of every row whose address resembles one of these keys, one after the other and without
  /// the limit: for whoever wants to know which rows will be left when some of them are gone.
  ///
  /// @param transaction or else the server would send them all at once
  public void forEachCandidate(
      Handle transaction,
      Collection<ObjectKey> keys,
      Deadline deadline,
      Consumer<Reference> action) {
    query(transaction, keys, schema.columns(deadline))
        .setQueryTimeout(Math.toIntExact(deadline.remaining().toSeconds()) + 1)
        .setFetchSize(CANDIDATES_AT_ONCE)
        .bindNull("mostCandidates", Types.BIGINT)
        .map((row, _) -> reference(row))
        .forEach(action);
  }

  private List<Reference> candidates(
      Collection<ObjectKey> keys, Set<OptionalColumn> columns, Deadline deadline) {
    return jdbi.withHandle(handle ->
        TimeLimit.limit(query(handle, keys, columns), deadline.remaining())
            .bind("mostCandidates", MOST_CANDIDATES)
            .map((row, _) -> reference(row))
            .list());
  }

  private Query query(Handle handle, Collection<ObjectKey> keys, Set<OptionalColumn> columns) {
    String references =
        columns.stream()
            .filter(REFERENCES::containsKey)
            .map(REFERENCES::get)
            .collect(Collectors.joining(UNION));
    return handle
        .createQuery(CANDIDATES_HEAD + references + CANDIDATES_TAIL)
        .bindArray("keys", String.class, keys.stream().map(ObjectKey::value).toList())
        .bind("bucket", bucket);
  }

  private static Reference reference(ResultSet row) throws SQLException {
    return new Reference(
        new ObjectKey(row.getString("key")),
        Reference.Holder.valueOf(row.getString("holder")),
        row.getObject("holder_id", UUID.class),
        row.getString("address"));
  }
}
