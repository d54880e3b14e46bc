package moc.cleanup.reliability.histories.model;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every row as a line of text, so that two platforms are the same if their lines are, and whoever
/// reads a difference understands it.
final class Rows {

  private final SortedSet<String> lines = new TreeSet<>();

  private Rows() {}

  static SortedSet<String> of(Model model) {
    Rows rows = new Rows();
    model
        .mocs()
        .forEach((name, moc) ->
            rows.add(
                "moc %s of %s%s%s"
                    .formatted(
                        name,
                        moc.owner(),
                        moc.deletedDays() == null
                            ? ""
                            : ", deleted %d days ago".formatted(moc.deletedDays()),
                        with(", thumbnail ", moc.thumbnailKey()))));
    model
        .files()
        .forEach((name, file) ->
            rows.add("file %s of %s at %s".formatted(name, file.moc(), file.key())));
    model.lists().forEach((name, moc) -> rows.add("list %s of %s".formatted(name, moc)));
    model
        .bricks()
        .forEach((name, brick) ->
            rows.add(
                "brick %s, %d pieces, %s"
                    .formatted(
                        name,
                        brick.quantity(),
                        brick.list() == null ? "available" : "on " + brick.list())));
    model
        .images()
        .forEach((name, image) ->
            rows.add(
                "image %s of %s at %s%s%s"
                    .formatted(
                        name,
                        image.owner(),
                        image.key(),
                        with(", thumbnail ", image.thumbnailKey()),
                        with(", in ", image.album()))));
    model.links().stream()
        .collect(Collectors.groupingBy(link -> link, Collectors.counting()))
        .forEach((link, times) ->
            rows.add("link %s %s, %d times".formatted(link.moc(), link.image(), times)));
    model.covers().forEach((album, image) -> rows.add("cover %s of %s".formatted(image, album)));
    model
        .sessions()
        .forEach((name, moc) ->
            rows.add("session %s%s".formatted(name, moc == null ? "" : " of " + moc)));
    return rows.lines;
  }

  private static String with(String words, @Nullable String value) {
    return value == null ? "" : words + value;
  }

  private void add(String line) {
    lines.add(line);
  }
}
