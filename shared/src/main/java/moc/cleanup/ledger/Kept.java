package moc.cleanup.ledger;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Something that belonged to a deleted MOC and stays, because somebody still uses it.
///
/// @param kind `image` or `key`
/// @param name the image's id or the object's key
/// @param reason why it stays, in plain words
public record Kept(String kind, String name, String reason) {

  private static final String IMAGE = "image";
  private static final String OBJECT = "key";
  private static final JsonMapper JSON = new JsonMapper();

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
    return JSON.readTree(json)
        .valueStream()
        .map(one -> one.has(OBJECT) ? read(OBJECT, one) : read(IMAGE, one))
        .toList();
  }

  private static Kept read(String kind, JsonNode one) {
    return new Kept(kind, one.path(kind).asString(""), one.path("reason").asString(""));
  }

  /// The form in which the ledger stores them.
  static String toJson(List<Kept> kept) {
    return JSON.writeValueAsString(
        kept.stream().map(one -> Map.of(one.kind(), one.name(), "reason", one.reason())).toList());
  }
}
