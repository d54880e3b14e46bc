package moc.cleanup.reliability.histories.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The platform's rows by short names, and what becomes of them when a MOC goes. Whoever changes the
/// platform changes the maps alike.
///
/// @param lists the MOC of each parts list
/// @param links as often as they are there
/// @param covers the image of each album that has a cover
/// @param sessions the MOC of each upload session, or nothing
/// @param abandoned objects that the application itself has let go of: they may be there or not
public record Model(
    Map<String, Moc> mocs,
    Map<String, MocFile> files,
    Map<String, String> lists,
    Map<String, Brick> bricks,
    Map<String, Image> images,
    List<Link> links,
    Map<String, String> covers,
    Map<String, @Nullable String> sessions,
    Set<String> abandoned) {

  private static final int RETENTION_DAYS = 30;

  /// A row of MOCs.
  ///
  /// @param deletedDays how long ago its owner deleted it
  public record Moc(String owner, @Nullable Integer deletedDays, @Nullable String thumbnailKey) {

    public boolean isExpired() {
      return deletedDays != null && deletedDays >= RETENTION_DAYS;
    }
  }

  public record MocFile(String moc, String key) {}

  /// A row of bricks.
  ///
  /// @param list nothing when it is free
  public record Brick(int quantity, @Nullable String list) {}

  public record Image(
      String owner, @Nullable String album, String key, @Nullable String thumbnailKey) {}

  public record Link(String moc, String image) {}

  /// What a MOC's deletion has to put down in the ledger.
  public record Account(int images, int bricks) {}

  public static Model empty() {
    return new Model(
        new TreeMap<>(),
        new HashMap<>(),
        new HashMap<>(),
        new HashMap<>(),
        new TreeMap<>(),
        new ArrayList<>(),
        new HashMap<>(),
        new HashMap<>(),
        new HashSet<>());
  }

  /// A MOC is deleted: its own rows go, bricks and sessions are free, and an image goes along if this
  /// was its last MOC, the MOC's owner is the image's, and no album has it.
  Account gone(String name) {
    Moc moc = Objects.requireNonNull(mocs.remove(name));
    files.values().removeIf(file -> file.moc().equals(name));
    sessions.replaceAll((_, ofMoc) -> name.equals(ofMoc) ? null : ofMoc);
    return new Account(imagesGone(name, moc.owner()), bricksFreed(name));
  }

  private int imagesGone(String moc, String owner) {
    Set<String> candidates = new HashSet<>(linkedFrom(moc));
    links.removeIf(link -> link.moc().equals(moc));
    candidates.removeIf(name -> {
      Image image = Objects.requireNonNull(images.get(name));
      return links.stream().anyMatch(link -> link.image().equals(name))
          || !image.owner().equals(owner)
          || image.album() != null
          || covers.containsValue(name);
    });
    images.keySet().removeAll(candidates);
    return candidates.size();
  }

  private List<String> linkedFrom(String moc) {
    return links.stream().filter(link -> link.moc().equals(moc)).map(Link::image).toList();
  }

  private int bricksFreed(String moc) {
    lists.values().removeIf(moc::equals);
    int freed = 0;
    for (Map.Entry<String, Brick> entry : bricks.entrySet()) {
      Brick brick = entry.getValue();
      if (brick.list() != null && !lists.containsKey(brick.list())) {
        entry.setValue(new Brick(brick.quantity(), null));
        freed++;
      }
    }
    return freed;
  }

  /// The application no longer refers to an object with one of its rows, and will remove it itself
  /// some day.
  public void abandon(@Nullable String key) {
    if (key != null && !keysInUse().contains(key)) {
      abandoned.add(key);
    }
  }

  /// Every object that a row refers to.
  public Set<String> keysInUse() {
    Set<String> keys = new HashSet<>();
    files.values().forEach(file -> keys.add(file.key()));
    Stream.concat(
            mocs.values().stream().map(Moc::thumbnailKey),
            images.values().stream().flatMap(image -> Stream.of(image.key(), image.thumbnailKey())))
        .filter(Objects::nonNull)
        .forEach(keys::add);
    return keys;
  }
}
