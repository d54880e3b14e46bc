package moc.cleanup.reliability.histories.script;

import static moc.cleanup.reliability.histories.script.Cast.Kind.ALBUM;
import static moc.cleanup.reliability.histories.script.Cast.Kind.BRICK;
import static moc.cleanup.reliability.histories.script.Cast.Kind.FILE;
import static moc.cleanup.reliability.histories.script.Cast.Kind.IMAGE;
import static moc.cleanup.reliability.histories.script.Cast.Kind.LIST;
import static moc.cleanup.reliability.histories.script.Cast.Kind.MOC;
import static moc.cleanup.reliability.histories.script.Cast.Kind.PORTRAIT;
import static moc.cleanup.reliability.histories.script.Cast.Kind.SESSION;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import moc.cleanup.reliability.histories.application.BrickChange.AddBrick;
import moc.cleanup.reliability.histories.application.BrickChange.CreateList;
import moc.cleanup.reliability.histories.application.BrickChange.FreeBrick;
import moc.cleanup.reliability.histories.application.BrickChange.MoveBrick;
import moc.cleanup.reliability.histories.application.Change;
import moc.cleanup.reliability.histories.application.FileChange.CopyFile;
import moc.cleanup.reliability.histories.application.FileChange.Publish;
import moc.cleanup.reliability.histories.application.FileChange.Replace;
import moc.cleanup.reliability.histories.application.FileChange.Upload;
import moc.cleanup.reliability.histories.application.ImageChange.CreateImage;
import moc.cleanup.reliability.histories.application.ImageChange.DeleteImage;
import moc.cleanup.reliability.histories.application.ImageChange.PutInAlbum;
import moc.cleanup.reliability.histories.application.ImageChange.TakeFromAlbum;
import moc.cleanup.reliability.histories.application.LinkChange.CreateAlbum;
import moc.cleanup.reliability.histories.application.LinkChange.Link;
import moc.cleanup.reliability.histories.application.LinkChange.MakeCover;
import moc.cleanup.reliability.histories.application.LinkChange.Unlink;
import moc.cleanup.reliability.histories.application.MocChange.CreateMoc;
import moc.cleanup.reliability.histories.application.MocChange.OpenSession;
import moc.cleanup.reliability.histories.application.MocChange.PassDays;
import moc.cleanup.reliability.histories.application.MocChange.Restore;
import moc.cleanup.reliability.histories.application.MocChange.SoftDelete;
import moc.cleanup.reliability.histories.application.MocChange.TakeThumbnail;
import moc.cleanup.reliability.histories.application.Slowly;

/// Makes up what the application does.
record Changes(RandomGenerator random, Cast cast) {

  private static final int MOST_LOOKS = 100;
  private static final int LONG_AGO = 60;
  private static final List<Integer> DAYS_AGO = List.of(0, 5, 29, 30, 31, 31, 31, 60);

  /// A few MOCs that have to do with each other, most of them deleted.
  List<Change> beginning() {
    List<Change> changes = new ArrayList<>();
    changes.add(new CreateAlbum(cast.add(ALBUM), "ada"));
    times(2, 5, () -> addMoc(changes));
    times(1, 5, () -> changes.add(createImage()));
    for (String image : cast.all(IMAGE)) {
      times(1, 3, () -> changes.add(new Link(cast.any(MOC), image)));
    }
    times(0, 4, () -> changes.add(anyChange()));
    for (String moc : cast.all(MOC)) {
      if (random.nextInt(4) > 0) {
        changes.add(new SoftDelete(moc, cast.oneOf(DAYS_AGO)));
      }
    }
    return changes;
  }

  private void addMoc(List<Change> changes) {
    String moc = cast.add(MOC);
    String portrait = cast.add(PORTRAIT);
    changes.add(new CreateMoc(moc, cast.owner()));
    changes.add(new CreateImage(portrait, cast.owner(), cast.key(), cast.key()));
    changes.add(new Link(moc, portrait));
    times(0, 2, () -> changes.add(new Upload(cast.add(FILE), moc, cast.key())));
    times(
        0,
        1,
        () -> {
          String list = cast.add(LIST);
          changes.add(new CreateList(list, moc));
          times(
              0, 2, () -> changes.add(new AddBrick(cast.add(BRICK), random.nextInt(1, 10), list)));
        });
  }

  private Change createImage() {
    return new CreateImage(cast.add(IMAGE), cast.owner(), cast.key(), cast.key());
  }

  /// Anything that an owner may do next. Whether it can be done turns out when it is.
  Change any() {
    Change change = anyChange();
    return random.nextInt(4) == 0 ? slowly(change) : change;
  }

  private Change slowly(Change change) {
    return new Slowly(random.nextInt(1, MOST_LOOKS), change);
  }

  /// Makes a MOC that is to go, with one of everything.
  ///
  /// @return what an owner is at while it goes, its locks in hand
  Change encounter(String moc, List<Change> before) {
    String image = cast.add(IMAGE);
    String list = cast.add(LIST);
    String brick = cast.add(BRICK);
    String file = cast.add(FILE);
    before.addAll(
        List.of(
            new CreateMoc(moc, cast.owner()),
            new CreateImage(image, cast.owner(), cast.key(), cast.key()),
            new Link(moc, image),
            new CreateList(list, moc),
            new AddBrick(brick, random.nextInt(1, 10), list),
            new Upload(file, moc, cast.key()),
            new SoftDelete(moc, LONG_AGO)));
    return slowly(
        switch (random.nextInt(14)) {
          case 0, 1, 2 -> new Link(cast.any(MOC), image);
          case 3, 4 -> new Unlink(moc, image, false);
          case 5 -> new PutInAlbum(image, cast.any(ALBUM));
          case 6 -> new MakeCover(cast.any(ALBUM), image);
          case 7 -> new TakeThumbnail(cast.any(MOC), image);
          case 8 -> new AddBrick(cast.add(BRICK), random.nextInt(1, 10), list);
          case 9 -> new MoveBrick(cast.any(BRICK), list);
          case 10 -> new Replace(file, cast.key());
          case 11 -> new CopyFile(file, cast.add(FILE), cast.any(MOC));
          case 12 -> new Publish(file, cast.add(IMAGE), cast.owner());
          default -> random.nextBoolean() ? new Restore(moc) : new SoftDelete(moc, 0);
        });
  }

  private Change anyChange() {
    return switch (random.nextInt(34)) {
      case 0, 1, 2, 3 -> new SoftDelete(cast.any(MOC), cast.oneOf(DAYS_AGO));
      case 4, 5, 6 -> new Restore(cast.any(MOC));
      case 7 -> new PassDays(random.nextInt(1, 4));
      case 8, 9, 10, 11 -> new Link(cast.any(MOC), cast.any(IMAGE));
      case 12, 13, 14 -> new Unlink(cast.any(MOC), cast.any(IMAGE), true);
      case 15 -> new PutInAlbum(cast.any(IMAGE), cast.any(ALBUM));
      case 16 -> new TakeFromAlbum(cast.any(IMAGE));
      case 17, 18 -> new MakeCover(cast.any(ALBUM), cast.any(IMAGE));
      case 19 -> createImage();
      case 20 -> new DeleteImage(cast.any(IMAGE));
      case 21, 22 -> new TakeThumbnail(cast.any(MOC), cast.any(IMAGE));
      case 23 -> new OpenSession(cast.add(SESSION), cast.any(MOC));
      case 24 -> new TakeThumbnail(cast.any(MOC), cast.any(PORTRAIT));
      case 25, 26 -> withPortrait();
      case 27, 28, 29, 30 -> withFile();
      default -> withBrick();
    };
  }

  private Change withPortrait() {
    String portrait = cast.any(PORTRAIT);
    String moc = cast.showing(portrait);
    return random.nextInt(3) == 0 ? new Link(moc, portrait) : new Unlink(moc, portrait, false);
  }

  private Change withFile() {
    if (!cast.has(FILE)) {
      return new Upload(cast.add(FILE), cast.any(MOC), cast.key());
    }
    String known = cast.any(FILE);
    return switch (random.nextInt(5)) {
      case 0 -> new Upload(cast.add(FILE), cast.any(MOC), cast.key());
      case 1 -> new Replace(known, cast.key());
      case 2 -> new Publish(known, cast.add(IMAGE), cast.owner());
      default -> new CopyFile(known, cast.add(FILE), cast.any(MOC));
    };
  }

  private Change withBrick() {
    if (!cast.has(LIST)) {
      return new CreateList(cast.add(LIST), cast.any(MOC));
    }
    if (!cast.has(BRICK)) {
      return new AddBrick(cast.add(BRICK), 1, cast.any(LIST));
    }
    return switch (random.nextInt(4)) {
      case 0 -> new AddBrick(cast.add(BRICK), random.nextInt(1, 10), cast.any(LIST));
      case 1 -> new FreeBrick(cast.any(BRICK));
      default -> new MoveBrick(cast.any(BRICK), cast.any(LIST));
    };
  }

  private void times(int least, int most, Runnable step) {
    int times = random.nextInt(least, most + 1);
    for (int i = 0; i < times; i++) {
      step.run();
    }
  }
}
