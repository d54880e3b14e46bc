package moc.cleanup.operator.demo.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Draws single MOCs: instructions, parts lists with bricks, now and then a photo or a thumbnail of
/// their own.
record MocSketches(RandomGenerator random, Ids ids) {

  private static final int RETENTION_DAYS = 30;
  private static final int LONGEST_AGO = 400;
  private static final int FEWEST_BRICKS = 8;
  private static final int MOST_BRICKS = 24;
  private static final double WITH_SECOND_LIST = 0.4;
  private static final double WITH_PHOTO = 0.3;
  private static final double WITH_OLD_VERSION = 0.2;
  private static final double WITH_OWN_THUMBNAIL = 0.6;

  PlannedMoc draw(String owner, MocFate fate) {
    UUID id = ids.next();
    String title = Names.title(random);
    String folder = "mocs/" + id + "/";
    List<PlannedFile> files = new ArrayList<>();
    files.add(file("instruction", folder + title + " instructions.pdf"));
    List<PlannedPartsList> partsLists = new ArrayList<>();
    addPartsList(folder + "parts.csv", files, partsLists);
    if (random.nextDouble() < WITH_SECOND_LIST) {
      addPartsList(folder + "parts of the lights.xml", files, partsLists);
    }
    if (random.nextDouble() < WITH_PHOTO) {
      files.add(file("image", folder + "photos/" + Names.view(random) + ".png"));
    }
    if (random.nextDouble() < WITH_OLD_VERSION) {
      files.add(new PlannedFile(ids.next(), "instruction", folder + "draft.pdf", host(), true));
    }
    Optional<String> thumbnail = Optional.empty();
    if (random.nextDouble() < WITH_OWN_THUMBNAIL) {
      PlannedFile file = file("thumbnail", folder + "thumbnail.png");
      files.add(file);
      thumbnail = Optional.of(file.key());
    }
    return new PlannedMoc(
        id, owner, title, fate, deletedDaysAgo(fate), thumbnail, files, partsLists);
  }

  private void addPartsList(
      String key, List<PlannedFile> files, List<PlannedPartsList> partsLists) {
    PlannedFile file = file("parts_list", key);
    files.add(file);
    int bricks = random.nextInt(FEWEST_BRICKS, MOST_BRICKS + 1);
    partsLists.add(new PlannedPartsList(ids.next(), file.id(), ids.some(bricks)));
  }

  private PlannedFile file(String type, String key) {
    return new PlannedFile(ids.next(), type, key, host(), false);
  }

  private Host host() {
    return Names.pick(List.of(Host.values()), random);
  }

  private int deletedDaysAgo(MocFate fate) {
    return fate.isDue()
        ? random.nextInt(RETENTION_DAYS + 1, LONGEST_AGO)
        : random.nextInt(1, RETENTION_DAYS);
  }
}
