package moc.cleanup.operator.doctor;

/// A column of the platform's that moc-cleanup needs, or uses if it is there.
enum PlatformColumn {
  MOC_ID("moc_instructions", "id"),
  MOC_OWNER("moc_instructions", "user_id"),
  MOC_DELETED_AT("moc_instructions", "deleted_at"),
  MOC_THUMBNAIL(
      "moc_instructions", "thumbnail_url", "thumbnails of MOCs are not known, and not deleted"),
  FILE_MOC("moc_files", "moc_id"),
  FILE_KEY("moc_files", "s3_key", "files are found by file_url alone"),
  FILE_URL("moc_files", "file_url", "files are found by s3_key alone"),
  LIST_ID("moc_parts_lists", "id"),
  LIST_MOC("moc_parts_lists", "moc_id"),
  BRICK_LIST("moc_parts", "parts_list_id"),
  BRICK_STATUS("moc_parts", "status"),
  IMAGE_ID("gallery_images", "id"),
  IMAGE_OWNER("gallery_images", "user_id"),
  IMAGE_URL("gallery_images", "image_url", "images are found by s3_key alone"),
  IMAGE_THUMBNAIL(
      "gallery_images", "thumbnail_url", "thumbnails of images are not known, and not deleted"),
  IMAGE_KEY("gallery_images", "s3_key", "images are found by image_url alone"),
  IMAGE_ALBUM("gallery_images", "album_id", "no image is kept for lying in an album"),
  LINK_MOC("moc_gallery_images", "moc_id"),
  LINK_IMAGE("moc_gallery_images", "gallery_image_id"),
  ALBUM_COVER("gallery_albums", "cover_image_id", "no image is kept for being an album's cover"),
  SESSION_MOC("upload_sessions", "moc_instruction_id", "there are no sessions to detach");

  private final String table;
  private final String column;
  private final String without;

  PlatformColumn(String table, String column) {
    this(table, column, "");
  }

  /// @param without what it means that it is not there; empty when nothing goes without it
  PlatformColumn(String table, String column, String without) {
    this.table = table;
    this.column = column;
    this.without = without;
  }

  String table() {
    return table;
  }

  String column() {
    return column;
  }

  String without() {
    return without;
  }

  String qualified() {
    return table + "." + column;
  }

  boolean isNeeded() {
    return without.isEmpty();
  }

  /// Whether it identifies rows that are locked or deleted by their id.
  boolean isId() {
    return column.equals("id");
  }
}
