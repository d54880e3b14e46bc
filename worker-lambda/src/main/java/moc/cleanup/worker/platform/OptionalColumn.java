package moc.cleanup.worker.platform;

/// A column that an installation may lack, alone or with its table, and that a statement has to
/// name. Columns that a statement only reads need no entry: `to_jsonb(row) ->> 'name'` reads them.
public enum OptionalColumn {
  UPLOAD_SESSION_MOC("upload_sessions", "moc_instruction_id"),
  ALBUM_COVER("gallery_albums", "cover_image_id"),
  FILE_KEY("moc_files", "s3_key"),
  FILE_URL("moc_files", "file_url"),
  MOC_THUMBNAIL("moc_instructions", "thumbnail_url"),
  IMAGE_KEY("gallery_images", "s3_key"),
  IMAGE_URL("gallery_images", "image_url"),
  IMAGE_THUMBNAIL("gallery_images", "thumbnail_url"),
  BRICK_PART("moc_parts", "part_id", true),
  BRICK_COLOR("moc_parts", "color", true);

  private final String table;
  private final String column;
  private final boolean setToItself;

  OptionalColumn(String table, String column) {
    this(table, column, false);
  }

  OptionalColumn(String table, String column, boolean setToItself) {
    this.table = table;
    this.column = column;
    this.setToItself = setToItself;
  }

  /// The table's name.
  public String table() {
    return table;
  }

  /// The column's name.
  public String column() {
    return column;
  }

  /// Whether a statement sets it to what it is. Where that is forbidden, or sets off a trigger, the
  /// column counts as not there.
  public boolean setToItself() {
    return setToItself;
  }
}
