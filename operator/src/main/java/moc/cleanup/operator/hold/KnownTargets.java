package moc.cleanup.operator.hold;

import moc.cleanup.hold.HoldTarget;
import moc.cleanup.message.MocId;
import org.jdbi.v3.core.Jdbi;

/// Whether a hold's target exists: one on a mistyped id would protect nothing, and look as if it did.
record KnownTargets(Jdbi jdbi) {

  private static final String MOC =
      """
      SELECT EXISTS (SELECT FROM moc_instructions WHERE id = :moc)
        OR EXISTS (SELECT FROM moc_cleanup_ledger WHERE moc_id = :moc)
      """;

  private static final String OWNER =
      """
      SELECT EXISTS (SELECT FROM moc_instructions WHERE user_id::text = :owner)
        OR EXISTS (SELECT FROM moc_cleanup_ledger WHERE owner_id = :owner)
      """;

  boolean know(HoldTarget target) {
    return switch (target) {
      case HoldTarget.OneMoc(MocId mocId) ->
          jdbi.withHandle(handle ->
              handle.createQuery(MOC).bind("moc", mocId.value()).mapTo(Boolean.class).one());
      case HoldTarget.Owner(String ownerId) ->
          jdbi.withHandle(handle ->
              handle.createQuery(OWNER).bind("owner", ownerId).mapTo(Boolean.class).one());
      case HoldTarget.All() -> true;
    };
  }
}
