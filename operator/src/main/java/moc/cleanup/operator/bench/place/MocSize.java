package moc.cleanup.operator.bench.place;

/// What hangs on each of a platform's MOCs.
///
/// @param ownImages gallery images that no other MOC uses
/// @param sharedImages images that a live MOC uses too, and which therefore stay
public record MocSize(
    int files, int partsLists, int bricksPerList, int ownImages, int sharedImages) {

  private static final int OBJECTS_PER_IMAGE = 2;

  /// 4 files, 2 lists, 60 bricks, 3 images of which a third are shared: 8 objects go with it.
  public static final MocSize STANDARD = new MocSize(4, 2, 30, 2, 1);

  /// 100,000 bricks, 10,000 objects, 1,000 images.
  public static final MocSize HUGE = new MocSize(8_000, 2, 50_000, 1_000, 0);

  public int bricks() {
    return partsLists * bricksPerList;
  }

  /// Objects that have to go with such a MOC.
  public int objects() {
    return files + ownImages * OBJECTS_PER_IMAGE;
  }

  /// Objects that its rows name and that have to stay.
  public int sharedObjects() {
    return sharedImages * OBJECTS_PER_IMAGE;
  }
}
