package moc.cleanup.operator.hold;

import moc.cleanup.hold.HoldTarget;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.environment.UnusableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a hold is on: exactly one of these.
final class TargetOptions {

  @Option(names = "--moc", paramLabel = "ID", description = "One MOC.")
  private @Nullable String mocId;

  @Option(names = "--owner", paramLabel = "ID", description = "Every MOC of one owner.")
  private @Nullable String ownerId;

  @Option(names = "--all", description = "Everything: the emergency stop.")
  private boolean all;

  /// The target that was named, on which a hold may be placed.
  ///
  /// @throws UnusableException when it cannot be one
  HoldTarget target() {
    if (ownerId != null && ownerId.isBlank()) {
      throw new UnusableException("--owner is blank; it takes an owner's id");
    }
    return targetInTable();
  }

  /// The same, or a blank owner, on whom there may be a hold that was written by hand.
  ///
  /// @throws UnusableException when there can be no hold on it
  HoldTarget targetInTable() {
    if (mocId != null) {
      return new HoldTarget.OneMoc(parse(mocId));
    }
    return all || ownerId == null ? new HoldTarget.All() : new HoldTarget.Owner(ownerId);
  }

  private static MocId parse(String id) {
    try {
      return MocId.parse(id);
    } catch (IllegalArgumentException e) {
      throw new UnusableException(
          "--moc is \"%s\"; it takes a MOC's id, which is a UUID".formatted(id), e);
    }
  }
}
