package moc.cleanup.worker.mocdeletion;

import java.util.Set;
import java.util.UUID;
import moc.cleanup.database.Command;
import moc.cleanup.worker.platform.OptionalColumn;

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

  /// Does nothing where there is no such column.
  static Command<Integer> detach(UUID mocId, Set<OptionalColumn> columns) {
    return columns.contains(OptionalColumn.UPLOAD_SESSION_MOC)
        ? Command.update(DETACH, update -> update.bind("mocId", mocId))
        : Command.nothing(0);
  }
}
