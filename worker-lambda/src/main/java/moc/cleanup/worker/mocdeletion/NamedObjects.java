package moc.cleanup.worker.mocdeletion;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import moc.cleanup.ledger.Kept;
import moc.cleanup.worker.objectkey.AssetAddress;
import moc.cleanup.worker.objectkey.AssetAddresses;

/// The objects that a MOC's texts name, each once.
///
/// @param keys canonical keys in our bucket
/// @param leftAlone texts that name nothing that we may or can delete
public record NamedObjects(List<String> keys, List<Kept> leftAlone) {

  private static final int LONGEST_QUOTE = 200;

  /// Copies the lists.
  public NamedObjects {
    keys = List.copyOf(keys);
    leftAlone = List.copyOf(leftAlone);
  }

  /// Reads the texts.
  public static NamedObjects of(List<String> texts, AssetAddresses addresses) {
    TreeSet<String> keys = new TreeSet<>();
    List<Kept> leftAlone = new ArrayList<>();
    for (String text : texts.stream().distinct().toList()) {
      switch (addresses.read(text)) {
        case AssetAddress.Ours(var key) -> keys.add(key.value());
        case AssetAddress.Foreign() -> leftAlone.add(Kept.object(quote(text), "not our host"));
        case AssetAddress.Refused(String reason) ->
            leftAlone.add(Kept.object(quote(text), "refused: " + reason));
      }
    }
    return new NamedObjects(List.copyOf(keys), leftAlone);
  }

  private static String quote(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }
}
