package moc.cleanup.ledger;

import java.util.List;
import java.util.Map;
import moc.cleanup.json.Json;
import org.jspecify.annotations.Nullable;

/// Something that a deleted MOC had or named and that stays: somebody uses it or may do so, or it is
/// not ours to delete.
///
/// @param kind `image` or `key`
/// @param name the image's id or the object's key
/// @param reason why it stays, in plain words
public record Kept(String kind, String name, String reason) {

  private static final String IMAGE = "image";
  private static final String OBJECT = "key";

  /// A gallery image that stays.
  public static Kept image(String id, String reason) {
    return new Kept(IMAGE, id, reason);
  }

  /// An object that stays.
  public static Kept object(String key, String reason) {
    return new Kept(OBJECT, key, reason);
  }

  /// Reads the form in which the ledger stores them.
  static List<Kept> fromJson(String json) {
    if (!(Json.read(json) instanceof List<?> all)) {
      throw new IllegalArgumentException("what was kept is no JSON list: " + json);
    }
    return all.stream().map(Kept::read).toList();
  }

  private static Kept read(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> one)) {
      throw new IllegalArgumentException("what was kept is no JSON object: " + Json.write(value));
    }
    String kind = one.containsKey(OBJECT) ? OBJECT : IMAGE;
    return new Kept(kind, text(one, kind), text(one, "reason"));
  }

  private static String text(Map<?, ?> one, String field) {
    return one.get(field) instanceof String text ? text : "";
  }

  /// The form in which the ledger stores them.
  static String toJson(List<Kept> kept) {
    return Json.write(
        kept.stream().map(one -> Map.of(one.kind(), one.name(), "reason", one.reason())).toList());
  }
}
