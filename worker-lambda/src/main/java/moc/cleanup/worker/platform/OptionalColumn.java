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
  IMAGE_THUMBNAIL("gallery_images", "thumbnail_url");

  private final String table;
  private final String column;

  OptionalColumn(String table, String column) {
    this.table = table;
    this.column = column;
  }

  /// The table's name.
  public String table() {
    return table;
  }

  /// The column's name.
  public String column() {
    return column;
  }
}
