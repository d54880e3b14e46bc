package moc.cleanup.operator.plan;

import java.util.List;
import moc.cleanup.ledger.Account;
import moc.cleanup.ledger.DueMocs.HeldMoc;
import org.jspecify.annotations.Nullable;

/// What becomes of one MOC tonight.
///
/// @param deletedAt when its owner deleted it, as PostgreSQL prints it
/// @param bricks rows of bricks that go back to their owner
/// @param lastError why the last attempt on it failed; null when it did not
/// @param items its objects and images
record MocPlan(
    String mocId,
    String ownerId,
    @Nullable String title,
    @Nullable String deletedAt,
    Standing standing,
    int bricks,
    @Nullable String lastError,
    List<PlanItem> items) {

  /// Where it stands.
  enum Standing {
    GOES("goes", ""),
    /// Its rows are gone, and S3 has not confirmed all of its objects as gone.
    OWES("gone", "its rows went before; it owes objects"),
    HELD("stays", "held"),
    /// A hold came when its rows were gone, and keeps the objects that it owes.
    HELD_OWING("gone", "its rows went before; held, so that the objects it owes stay");

    private final String decision;
    private final String reason;

    Standing(String decision, String reason) {
      this.decision = decision;
      this.reason = reason;
    }

    String decision() {
      return decision;
    }

    String reason() {
      return reason;
    }
  }

  /// Copies the list.
  MocPlan {
    items = List.copyOf(items);
  }

  static MocPlan owing(Account account, List<PlanItem> items) {
    return new MocPlan(
        account.mocId().toString(),
        account.ownerId() == null ? "" : account.ownerId(),
        null,
        account.deletedAt() == null ? null : account.deletedAt().toString(),
        Standing.OWES,
        0,
        errorOf(account),
        items);
  }

  static MocPlan held(HeldMoc moc) {
    Standing standing = moc.rowsGone() ? Standing.HELD_OWING : Standing.HELD;
    return new MocPlan(
        moc.mocId().toString(), moc.ownerId(), null, null, standing, 0, null, List.of());
  }

  /// What the account says of the last attempt; null when there is none, or none that failed.
  static @Nullable String errorOf(@Nullable Account account) {
    return account != null && account.failed() ? account.lastError() : null;
  }

  MocPlan with(List<PlanItem> newItems) {
    return new MocPlan(mocId, ownerId, title, deletedAt, standing, bricks, lastError, newItems);
  }
}
