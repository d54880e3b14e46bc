package moc.cleanup.operator.demo.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Makes up a platform; the same size and seed always give the same one.
public final class PlanGenerator {

  /// Fewer could not hold every kind of MOC.
  public static final int FEWEST_MOCS = 20;

  private static final int MOCS_PER_OWNER = 40;
  private static final int FEWEST_OWNERS = 4;
  private static final int FREE_BRICKS_PER_MOC = 2;
  private static final double WITH_SESSION = 0.15;
  private static final double WITH_REVIEW = 0.25;
  private static final double WITH_FLAG = 0.05;

  private final Random random;
  private final Ids ids;
  private final List<PlannedMoc> mocs;

  private PlanGenerator(int size, long seed) {
    this.random = new Random(seed);
    this.ids = new Ids(random);
    List<String> owners = Names.owners(Math.max(FEWEST_OWNERS, size / MOCS_PER_OWNER));
    MocSketches sketches = new MocSketches(random, ids);
    this.mocs = new ArrayList<>();
    for (MocFate fate : fates(size)) {
      mocs.add(sketches.draw(Names.pick(owners, random), fate));
    }
  }

  /// Makes up a platform of so many MOCs.
  public static PlatformPlan generate(int size, long seed) {
    return new PlanGenerator(size, seed).generate();
  }

  private PlatformPlan generate() {
    GallerySketches gallery = new GallerySketches(random, ids, mocs);
    List<PlannedImage> images = gallery.images();
    showImagesAsThumbnails(images);
    new SharedObjects(random, ids).shareAmong(mocs);
    return new PlatformPlan(
        mocs,
        images,
        gallery.albums(),
        ids.some(mocs.size() * FREE_BRICKS_PER_MOC),
        forSome(WITH_SESSION, mocs.stream().map(PlannedMoc::id).toList()),
        forSome(WITH_REVIEW, mocs.stream().map(PlannedMoc::id).toList()),
        forSome(WITH_FLAG, images.stream().map(PlannedImage::id).toList()),
        List.of("platform/banner.png", "platform/welcome.pdf", "uploads/unfinished.part"));
  }

  /// About 60 % have expired, some were deleted recently, the others are alive.
  private List<MocFate> fates(int size) {
    int due = size * 3 / 5;
    int restored = Math.max(2, size / 50);
    List<MocFate> fates = new ArrayList<>();
    fates.add(MocFate.HELD_BY_ORDER);
    fates.addAll(Collections.nCopies(restored, MocFate.RESTORED_WHILE_QUEUED));
    fates.addAll(Collections.nCopies(due - fates.size(), MocFate.EXPIRED));
    fates.addAll(Collections.nCopies(size / 7, MocFate.RECENTLY_DELETED));
    fates.addAll(Collections.nCopies(size - fates.size(), MocFate.ALIVE));
    Collections.shuffle(fates, random);
    return fates;
  }

  /// A MOC without a thumbnail of its own shows its first gallery image.
  private void showImagesAsThumbnails(List<PlannedImage> images) {
    Map<UUID, String> firstImage = new HashMap<>();
    images.forEach(
        image -> image.links().forEach(moc -> firstImage.putIfAbsent(moc, image.imageKey())));
    mocs.replaceAll(moc ->
        moc.thumbnailKey().isEmpty() && firstImage.containsKey(moc.id())
            ? moc.withThumbnail(firstImage.get(moc.id()))
            : moc);
  }

  private Map<UUID, UUID> forSome(double share, List<UUID> subjects) {
    Map<UUID, UUID> chosen = new HashMap<>();
    for (UUID subject : subjects) {
      if (random.nextDouble() < share) {
        chosen.put(ids.next(), subject);
      }
    }
    return chosen;
  }
}
