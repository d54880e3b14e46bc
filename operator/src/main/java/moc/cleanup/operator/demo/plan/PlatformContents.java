package moc.cleanup.operator.demo.plan;

import java.util.Map;
import java.util.Set;

/// What is in the platform, by ids and keys; either as the plan says that it must be, or as it was
/// found.
///
/// @param imageLinks `moc@image`
/// @param albumLinks `moc@album`
/// @param bricks what each is set aside for: a list's id, or [#FREE]
/// @param uploadSessions the MOC that each still names, or [#FREE]
/// @param objects keys in the bucket
public record PlatformContents(
    Set<String> mocs,
    Set<String> files,
    Set<String> images,
    Set<String> imageLinks,
    Set<String> albums,
    Set<String> albumLinks,
    Set<String> reviews,
    Set<String> flags,
    Map<String, String> bricks,
    Map<String, String> uploadSessions,
    Set<String> objects) {

  public static final String FREE = "free";

  /// Copies the collections.
  public PlatformContents {
    mocs = Set.copyOf(mocs);
    files = Set.copyOf(files);
    images = Set.copyOf(images);
    imageLinks = Set.copyOf(imageLinks);
    albums = Set.copyOf(albums);
    albumLinks = Set.copyOf(albumLinks);
    reviews = Set.copyOf(reviews);
    flags = Set.copyOf(flags);
    bricks = Map.copyOf(bricks);
    uploadSessions = Map.copyOf(uploadSessions);
    objects = Set.copyOf(objects);
  }
}
