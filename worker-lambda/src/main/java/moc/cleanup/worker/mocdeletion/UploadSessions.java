package moc.cleanup.worker.mocdeletion;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Upload sessions outlive the MOC that they began with. Their foreign key has no delete action, so
/// they must let go of it first. Not every installation has them.
final class UploadSessions {

  private static final String DETACH =
      """
      UPDATE upload_sessions
      SET moc_instruction_id = NULL
      WHERE moc_instruction_id = :mocId
      """;

  private UploadSessions() {}

  static void detach(Handle transaction, UUID mocId) {
    transaction.createUpdate(DETACH).bind("mocId", mocId).execute();
  }
}
