package moc.cleanup.operator.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import moc.cleanup.ledger.Account;
import moc.cleanup.worker.mocdeletion.ImageFates;
import moc.cleanup.worker.mocdeletion.MocRow;
import moc.cleanup.worker.mocdeletion.NamedObjects;
import moc.cleanup.worker.objectkey.AssetAddresses;
import moc.cleanup.worker.objectkey.ObjectKey;
import org.jspecify.annotations.Nullable;

/// A MOC that would be deleted, and what its deletion would write down, before anybody has asked what
/// becomes of its objects.
///
/// @param objects what its own rows and those of its orphans name
/// @param account what the ledger knew of it before; null when nothing
record MocDraft(
    MocRow row, List<NightImage> images, NamedObjects objects, @Nullable Account account) {

  static MocDraft of(
      MocRow row,
      List<String> fileTexts,
      List<NightImage> images,
      AssetAddresses addresses,
      @Nullable Account account) {
    List<String> texts = new ArrayList<>(fileTexts);
    texts.addAll(
        ImageFates.of(
                images.stream()
                    .filter(image -> image.decision() != Decision.DEPENDS)
                    .map(NightImage::image)
                    .toList(),
                row.ownerId())
            .orphanAddresses());
    images.stream()
        .filter(image -> image.decision() == Decision.DEPENDS)
        .forEach(image -> texts.addAll(image.image().addresses()));
    if (row.thumbnailUrl() != null) {
      texts.add(row.thumbnailUrl());
    }
    return new MocDraft(row, images, NamedObjects.of(texts, addresses), account);
  }

  /// All that it will owe.
  Set<ObjectKey> keys() {
    Set<ObjectKey> keys = new LinkedHashSet<>(named());
    keys.addAll(owedBefore(account));
    return keys;
  }

  private List<ObjectKey> named() {
    return objects.keys().stream().map(ObjectKey::new).toList();
  }

  static List<ObjectKey> owedBefore(@Nullable Account account) {
    return account == null ? List.of() : account.owedKeys().stream().map(ObjectKey::new).toList();
  }

  List<PlanItem> items(ObjectFates fates, Counting counting) {
    List<PlanItem> items = new ArrayList<>();
    Set<ObjectKey> named = new LinkedHashSet<>(named());
    for (ObjectKey key : named) {
      ObjectFate fate = fates.of(key);
      items.add(object(key, fate, counting.isFirst(row.id(), key, fate)));
    }
    owedBefore(account).stream()
        .filter(key -> !named.contains(key))
        .forEach(key -> items.add(owed(key, fates.of(key), counting)));
    images.forEach(image -> items.add(image(image, counting)));
    objects.leftAlone().forEach(address -> items.add(PlanItem.leftAlone(address)));
    return items;
  }

  static PlanItem owed(ObjectKey key, ObjectFate fate, Counting counting) {
    return object(key, fate, counting.isFirstOwed(key, fate));
  }

  private static PlanItem object(ObjectKey key, ObjectFate fate, boolean counted) {
    return PlanItem.of(PlanItem.Kind.OBJECT, key.value(), fate.decision(), fate.reason(), counted);
  }

  private PlanItem image(NightImage image, Counting counting) {
    Decision decision = image.decision();
    String reason =
        switch (decision) {
          case GOES -> image.reasonToGo();
          case STAYS -> image.image().useByOthers(row.ownerId()).orElse("");
          case DEPENDS -> "goes if the last of its MOCs to go is its owner's, and stays otherwise";
        };
    return PlanItem.of(
        PlanItem.Kind.IMAGE,
        image.image().id().toString(),
        decision,
        reason,
        counting.isFirst(image));
  }
}
