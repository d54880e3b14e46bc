package moc.cleanup.reliability.histories.stage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import moc.cleanup.migration.Migrations;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.platform.PlatformSchema;
import moc.cleanup.testbed.platform.PlatformVariation;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/// A platform without anything in it, once and again.
record EmptyPlatform(Sandbox sandbox, S3Client s3) {

  /// What hangs on these goes by cascade.
  private static final List<String> EMPTY =
      List.of(
          "DELETE FROM upload_sessions",
          "DELETE FROM moc_instructions",
          "DELETE FROM moc_parts",
          "DELETE FROM gallery_images",
          "DELETE FROM gallery_albums",
          "DELETE FROM moc_cleanup_ledger",
          "DELETE FROM moc_cleanup_hold",
          "DELETE FROM history_gone");

  /// With bricks that a foreign key takes along with their list, as on some installations: the worse
  /// of two worlds.
  static EmptyPlatform installIn(Sandbox sandbox, S3Client s3) {
    PlatformSchema.install(sandbox.dataSource(), PlatformVariation.CASCADING_BRICKS);
    try (Connection connection = sandbox.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      new Migrations(sandbox.dataSource()).apply(_ -> {});
      statement.execute(Journal.INSTALL);
      statement.execute(Troubles.INSTALL);
    } catch (SQLException e) {
      throw new IllegalStateException("the platform could not be installed", e);
    }
    return new EmptyPlatform(sandbox, s3);
  }

  void emptyAgain(Handle handle) {
    EMPTY.forEach(handle::execute);
    List<ObjectIdentifier> objects =
        s3.listObjectsV2(list -> list.bucket(sandbox.bucket())).contents().stream()
            .map(object -> ObjectIdentifier.builder().key(object.key()).build())
            .toList();
    if (!objects.isEmpty()) {
      s3.deleteObjects(
          delete -> delete.bucket(sandbox.bucket()).delete(all -> all.objects(objects)));
    }
  }
}
