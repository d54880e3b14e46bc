package moc.cleanup.operator.doctor;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Texts with which rows of the platform name objects, from pages of the tables that were drawn at
/// random: the oldest rows alone would know nothing of a new host, and the newest nothing of an old
/// one.
record AddressSample(Jdbi jdbi) {

  private static final int ROWS = 2_000;

  /// Some of the pages drawn may be empty.
  private static final double GENEROSITY = 2;

  private static final double WHOLE = 100;

  private static final String SHARE =
      """
      SELECT least(:whole, :whole * :wanted / greatest(reltuples, 1))
      FROM pg_class
      WHERE oid = to_regclass(:table)
      """;

  private static final String OF_FILES =
      """
      SELECT 'moc_files.s3_key' AS source, to_jsonb(file) ->> 's3_key' AS address,
        'moc_files.file_url' AS other_source, to_jsonb(file) ->> 'file_url' AS other_address,
        '' AS third_source, NULL AS third_address
      FROM moc_files file TABLESAMPLE SYSTEM (:share)
      LIMIT :rows
      """;

  private static final String OF_MOCS =
      """
      SELECT 'moc_instructions.thumbnail_url' AS source, to_jsonb(moc) ->> 'thumbnail_url' AS address,
        '' AS other_source, NULL AS other_address, '' AS third_source, NULL AS third_address
      FROM moc_instructions moc TABLESAMPLE SYSTEM (:share)
      LIMIT :rows
      """;

  private static final String OF_IMAGES =
      """
      SELECT 'gallery_images.image_url' AS source, to_jsonb(image) ->> 'image_url' AS address,
        'gallery_images.thumbnail_url' AS other_source,
        to_jsonb(image) ->> 'thumbnail_url' AS other_address,
        'gallery_images.s3_key' AS third_source, to_jsonb(image) ->> 's3_key' AS third_address
      FROM gallery_images image TABLESAMPLE SYSTEM (:share)
      LIMIT :rows
      """;

  /// @param source table and column
  /// @param text what stands there
  record Sampled(String source, String text) {}

  List<Sampled> draw() {
    List<Sampled> sample = new ArrayList<>();
    draw(sample, "moc_files", OF_FILES);
    draw(sample, "moc_instructions", OF_MOCS);
    draw(sample, "gallery_images", OF_IMAGES);
    return sample;
  }

  private void draw(List<Sampled> sample, String table, String sql) {
    jdbi.useHandle(handle -> {
      double share =
          handle
              .createQuery(SHARE)
              .bind("whole", WHOLE)
              .bind("wanted", ROWS * GENEROSITY)
              .bind("table", table)
              .mapTo(Double.class)
              .findOne()
              .orElse(0.0);
      handle
          .createQuery(sql)
          .bind("share", share)
          .bind("rows", ROWS)
          .map((row, _) -> {
            List<Sampled> found = new ArrayList<>();
            for (String which : new String[] {"", "other_", "third_"}) {
              String text = row.getString(which + "address");
              if (text != null) {
                found.add(new Sampled(row.getString(which + "source"), text));
              }
            }
            return found;
          })
          .forEach(sample::addAll);
    });
  }
}
