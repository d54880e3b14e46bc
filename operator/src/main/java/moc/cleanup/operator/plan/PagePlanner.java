package moc.cleanup.operator.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import moc.cleanup.config.Retention;
import moc.cleanup.ledger.Account;
import moc.cleanup.ledger.Accounts;
import moc.cleanup.ledger.Ledger;
import moc.cleanup.message.MocId;
import moc.cleanup.worker.WorkerConfig;
import moc.cleanup.worker.mocdeletion.LinkedImages;
import moc.cleanup.worker.mocdeletion.MocFiles;
import moc.cleanup.worker.mocdeletion.MocRow;
import moc.cleanup.worker.mocdeletion.PartsLists;
import moc.cleanup.worker.objectdeletion.KeyPrefixes;
import moc.cleanup.worker.objectdeletion.Survivors;
import moc.cleanup.worker.objectkey.AssetAddresses;
import moc.cleanup.worker.objectkey.ObjectKey;
import moc.cleanup.worker.platform.PlatformSchema;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/// Plans a page of the run's MOCs, each page by one snapshot of the database. Not thread-safe.
final class PagePlanner {

  /// A title is told and never decides anything.
  private static final String TITLES =
      """
      SELECT moc.id, coalesce(to_jsonb(moc) ->> 'title', '') AS title
      FROM moc_instructions moc
      WHERE moc.id = ANY(:mocIds)
      """;

  private final Jdbi jdbi;
  private final Retention retention;
  private final Accounts accounts;
  private final AssetAddresses addresses;
  private final NightImages images;
  private final NightObjects objects;
  private final Counting counting;

  /// @param going all of the run's MOCs
  PagePlanner(Jdbi jdbi, WorkerConfig config, Set<UUID> going, Counting counting) {
    this.jdbi = jdbi;
    this.retention = config.retention();
    this.accounts = new Accounts(jdbi);
    this.addresses = new AssetAddresses(config.bucket(), config.cdnHosts());
    PlatformSchema schema = new PlatformSchema(jdbi);
    this.images = new NightImages(schema, going);
    this.objects =
        new NightObjects(
            new Ledger(jdbi),
            new Survivors(jdbi, schema, addresses, config.bucket()),
            new KeyPrefixes(config.keyPrefixes()),
            images,
            going);
    this.counting = counting;
  }

  /// Plans MOCs that would be deleted. One that was restored or held since the run's MOCs were read
  /// is left out.
  List<MocPlan> deletions(List<MocId> page) {
    return inSnapshot(snapshot -> {
      List<MocDraft> drafts = drafts(snapshot, page);
      ObjectFates fates =
          objects.of(
              snapshot,
              drafts.stream().map(MocDraft::keys).flatMap(Set::stream).collect(Collectors.toSet()));
      List<UUID> ids = drafts.stream().map(draft -> draft.row().id()).toList();
      Map<UUID, String> titles = titles(snapshot, ids);
      Map<UUID, Integer> bricks = PartsLists.countBricks(snapshot, ids);
      return drafts.stream()
          .map(draft -> {
            MocRow row = draft.row();
            return new MocPlan(
                row.id().toString(),
                row.ownerId(),
                titles.get(row.id()),
                row.deletedAt(),
                MocPlan.Standing.GOES,
                bricks.getOrDefault(row.id(), 0),
                MocPlan.errorOf(draft.account()),
                draft.items(fates, counting));
          })
          .toList();
    });
  }

  /// Plans MOCs whose rows are gone and that owe objects.
  List<MocPlan> owing(List<MocId> page) {
    return inSnapshot(snapshot -> {
      Map<MocId, Account> known = accounts(page);
      Set<ObjectKey> keys = new HashSet<>();
      known.values().forEach(account -> keys.addAll(MocDraft.owedBefore(account)));
      ObjectFates fates = objects.of(snapshot, keys);
      return page.stream()
          .filter(known::containsKey)
          .map(known::get)
          .map(account ->
              MocPlan.owing(
                  account,
                  MocDraft.owedBefore(account).stream()
                      .map(key -> MocDraft.owed(key, fates.of(key), counting))
                      .toList()))
          .toList();
    });
  }

  private <T> T inSnapshot(Function<Handle, T> work) {
    return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work::apply);
  }

  private List<MocDraft> drafts(Handle snapshot, List<MocId> page) {
    List<UUID> ids = page.stream().map(MocId::value).toList();
    Map<UUID, MocRow> rows = new LinkedHashMap<>();
    MocRow.lookAt(snapshot, ids, retention).stream()
        .filter(row -> row.expired() && !row.held())
        .forEach(row -> rows.put(row.id(), row));
    Map<MocId, Account> known = accounts(page);
    Map<UUID, List<String>> files = MocFiles.lookAt(snapshot, rows.keySet());
    Map<UUID, List<UUID>> linked = LinkedImages.ofMocs(snapshot, rows.keySet());
    Map<UUID, NightImage> nightImages =
        images.of(snapshot, linked.values().stream().flatMap(List::stream).distinct().toList());
    List<MocDraft> drafts = new ArrayList<>();
    for (UUID id : ids) {
      MocRow row = rows.get(id);
      if (row != null) {
        drafts.add(
            MocDraft.of(
                row,
                files.getOrDefault(id, List.of()),
                linked.getOrDefault(id, List.of()).stream().sorted().map(nightImages::get).toList(),
                addresses,
                known.get(new MocId(id))));
      }
    }
    return drafts;
  }

  private Map<MocId, Account> accounts(List<MocId> page) {
    return accounts.of(page).stream()
        .collect(Collectors.toMap(Account::mocId, Function.identity()));
  }

  private static Map<UUID, String> titles(Handle snapshot, Collection<UUID> ids) {
    Map<UUID, String> titles = new HashMap<>();
    snapshot
        .createQuery(TITLES)
        .bindArray("mocIds", UUID.class, List.copyOf(ids))
        .map((row, _) -> Map.entry(row.getObject("id", UUID.class), row.getString("title")))
        .forEach(entry -> titles.put(entry.getKey(), entry.getValue()));
    return titles;
  }
}
