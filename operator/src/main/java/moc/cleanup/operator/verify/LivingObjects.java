package moc.cleanup.operator.verify;

import java.util.List;
import moc.cleanup.operator.verify.RemainingObjects.Inspected;
import org.jdbi.v3.core.Jdbi;

/// The control of the proof: in a bucket that is not the platform's, everything is gone.
record LivingObjects(Jdbi jdbi, RemainingObjects objects) {

  /// Not every installation has these columns of files.
  private static final String KEYS_OF_LIVING_MOCS =
      """
      SELECT to_jsonb(file) ->> 's3_key'
      FROM moc_files file
      JOIN moc_instructions moc ON moc.id = file.moc_id
      WHERE moc.deleted_at IS NULL
        AND to_jsonb(file) ->> 'deleted_at' IS NULL
        AND to_jsonb(file) ->> 's3_key' NOT LIKE '%://%'
        AND to_jsonb(file) ->> 's3_key' <> ''
      LIMIT :most
      """;

  private static final int MOST = 20;

  /// What the control came to.
  ///
  /// @param asked objects that living MOCs refer to
  /// @param there of these, those that are in the bucket
  record Control(int asked, long there) {

    boolean speaksAgainstTheBucket() {
      return asked > 0 && there == 0;
    }
  }

  Control check() {
    List<String> keys =
        jdbi.withHandle(handle ->
            handle.createQuery(KEYS_OF_LIVING_MOCS).bind("most", MOST).mapTo(String.class).list());
    List<Inspected> inspected = objects.inspect(keys);
    // What S3 refuses to say speaks neither for the bucket nor against it.
    return new Control(
        (int) inspected.stream().filter(LivingObjects::isClear).count(),
        inspected.stream().filter(one -> one.state() instanceof ObjectState.There).count());
  }

  private static boolean isClear(Inspected one) {
    return one.state() instanceof ObjectState.There || one.state() instanceof ObjectState.Gone;
  }
}
