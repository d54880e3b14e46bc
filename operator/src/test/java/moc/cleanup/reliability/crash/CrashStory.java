package moc.cleanup.reliability.crash;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import moc.cleanup.operator.demo.plan.Host;
import moc.cleanup.operator.demo.plan.MocFate;
import moc.cleanup.operator.demo.plan.PlannedFile;
import moc.cleanup.operator.demo.plan.PlannedImage;
import moc.cleanup.operator.demo.plan.PlannedMoc;
import moc.cleanup.operator.demo.plan.PlannedPartsList;
import moc.cleanup.operator.demo.plan.PlatformPlan;

/// A few MOCs that have to do with each other in every way in which MOCs can.
///
/// @param everything expired; it has all that a MOC can have, and shares files and images with the
///     others
/// @param sharing expired too
/// @param restored taken back by its owner after it was queued
record CrashStory(UUID everything, UUID sharing, UUID restored, PlatformPlan plan) {

  private static final String OWNER = "ada";
  private static final int EXPIRED_DAYS = 31;
  private static final int RECENT_DAYS = 29;
  private static final CrashStory TOLD = make();

  /// The same story each time, down to the ids: what an earlier case left behind is found.
  static CrashStory tell() {
    return TOLD;
  }

  private static CrashStory make() {
    UUID everything = UUID.randomUUID();
    UUID sharing = UUID.randomUUID();
    UUID restored = UUID.randomUUID();
    UUID living = UUID.randomUUID();
    UUID recent = UUID.randomUUID();
    String sharedByExpired = sharing + "/shared.pdf";
    String sharedByLiving = living + "/shared.pdf";
    PlatformPlan plan =
        new PlatformPlan(
            List.of(
                moc(
                    everything,
                    MocFate.EXPIRED,
                    Optional.of(everything + "/thumbnail.jpg"),
                    everything + "/plan.pdf",
                    sharedByExpired,
                    sharedByLiving),
                moc(sharing, MocFate.EXPIRED, sharedByExpired),
                moc(restored, MocFate.RESTORED_WHILE_QUEUED, restored + "/plan.pdf"),
                moc(living, MocFate.ALIVE, sharedByLiving),
                moc(recent, MocFate.RECENTLY_DELETED, recent + "/plan.pdf")),
            List.of(
                image(everything),
                image(everything, sharing),
                image(everything, living),
                image(sharing)),
            List.of(),
            List.of(UUID.randomUUID()),
            Map.of(UUID.randomUUID(), everything),
            Map.of(UUID.randomUUID(), everything),
            Map.of(),
            List.of("nobody-knows/" + everything));
    return new CrashStory(everything, sharing, restored, plan);
  }

  /// The MOCs that have to go, in the end.
  Set<UUID> going() {
    return plan.goingMocs();
  }

  private static PlannedMoc moc(UUID id, MocFate fate, String... keys) {
    return moc(id, fate, Optional.empty(), keys);
  }

  private static PlannedMoc moc(
      UUID id, MocFate fate, Optional<String> thumbnailKey, String... keys) {
    List<PlannedFile> files = Stream.of(keys).map(CrashStory::file).toList();
    return new PlannedMoc(
        id,
        OWNER,
        "A MOC",
        fate,
        fate == MocFate.RECENTLY_DELETED ? RECENT_DAYS : EXPIRED_DAYS,
        thumbnailKey,
        files,
        List.of(partsList(files.getFirst()), partsList(files.getFirst())));
  }

  private static PlannedFile file(String key) {
    return new PlannedFile(UUID.randomUUID(), "instruction", key, Host.BUCKET, false);
  }

  private static PlannedPartsList partsList(PlannedFile file) {
    return new PlannedPartsList(
        UUID.randomUUID(), file.id(), List.of(UUID.randomUUID(), UUID.randomUUID()));
  }

  private static PlannedImage image(UUID... mocs) {
    return new PlannedImage(
        UUID.randomUUID(), OWNER, "image", Host.CDN, true, Optional.empty(), false, List.of(mocs));
  }
}
