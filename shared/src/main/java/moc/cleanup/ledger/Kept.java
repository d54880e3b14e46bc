package moc.cleanup.ledger;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Something that belonged to a deleted MOC and stays, because somebody still uses it.
///
/// @param kind `image` or `key`
/// @param name the image's id or the object's key
/// @param reason why it stays, in plain words
public record Kept(String kind, String name, String reason) {

  private static final JsonMapper JSON = new JsonMapper();

  /// A gallery image that stays.
  public static Kept image(String id, String reason) {
    return new Kept("image", id, reason);
  }

  /// An object that stays.
  public static Kept object(String key, String reason) {
    return new Kept("key", key, reason);
  }

  /// The form in which the ledger stores them.
  static String toJson(List<Kept> kept) {
    return JSON.writeValueAsString(
        kept.stream().map(one -> Map.of(one.kind(), one.name(), "reason", one.reason())).toList());
  }
}
