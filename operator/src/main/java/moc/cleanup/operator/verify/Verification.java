package moc.cleanup.operator.verify;

import static moc.cleanup.operator.terminal.InWords.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import moc.cleanup.ledger.Account;
import moc.cleanup.ledger.Kept;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.operator.terminal.Progress;
import moc.cleanup.operator.verify.Leftover.Kind;
import moc.cleanup.operator.verify.RemainingObjects.Inspected;

/// Compares accounts with database and bucket, a few at a time. Not thread-safe.
final class Verification {

  /// Accounts whose rows and objects are asked for together; no connection is held in between.
  private static final int TOGETHER = 50;

  /// Where more is not gone than this, the cause is one and the same.
  private static final int MOST_LEFTOVERS = 10_000;

  private final RemainingRows rows;
  private final RemainingObjects objects;
  private final Interruption interruption;

  private final List<Leftover> leftovers = new ArrayList<>();
  private long checked;
  private long objectsChecked;
  private long unfinished;
  private long withoutKeys;
  private long notGone;
  private long unclear;

  Verification(RemainingRows rows, RemainingObjects objects, Interruption interruption) {
    this.rows = rows;
    this.objects = objects;
    this.interruption = interruption;
  }

  void check(Selection selection, Progress progress) {
    List<Account> together = new ArrayList<>();
    Iterator<Account> accounts = selection.accounts().iterator();
    while (accounts.hasNext() && !interruption.isRequested()) {
      together.add(accounts.next());
      if (together.size() == TOGETHER || !accounts.hasNext()) {
        check(together);
        together.clear();
        progress.show(checked + unfinished, notGone == 0 ? "" : "not gone: " + notGone);
      }
    }
  }

  private void check(List<Account> accounts) {
    List<Account> finished = accounts.stream().filter(Account::finished).toList();
    checkRows(finished);
    checkObjects(finished);
    checked += finished.size();
    unfinished += accounts.size() - finished.size();
  }

  private void checkRows(List<Account> accounts) {
    Map<MocId, Account> byId = new HashMap<>();
    accounts.forEach(account -> byId.put(account.mocId(), account));
    for (RemainingRows.Remaining remaining : rows.of(byId.keySet())) {
      Account account = byId.get(remaining.mocId());
      if (account != null) {
        note(
            account,
            Kind.ROWS,
            remaining.table(),
            "has %s of it".formatted(count(remaining.rows(), "row", "rows")));
      }
    }
  }

  private void checkObjects(List<Account> accounts) {
    Map<String, ObjectState> states = new HashMap<>();
    Set<String> keys = new HashSet<>();
    accounts.forEach(account -> keys.addAll(keysToBeGone(account)));
    for (Inspected inspected : objects.inspect(keys)) {
      states.put(inspected.key(), inspected.state());
    }
    for (Account account : accounts) {
      if (account.objectsDeleted() > account.deletedKeys().size()) {
        withoutKeys++;
      }
      keysToBeGone(account)
          .forEach(
              key -> judge(account, key, states.getOrDefault(key, new ObjectState.NotAsked())));
    }
  }

  /// Without those that somebody came to use: the ledger says of these that they stay.
  private static Collection<String> keysToBeGone(Account account) {
    Set<String> keys = new HashSet<>(account.deletedKeys());
    account.kept().stream().map(Kept::name).forEach(keys::remove);
    return keys;
  }

  private void judge(Account account, String key, ObjectState state) {
    if (!(state instanceof ObjectState.NotAsked)) {
      objectsChecked++;
    }
    switch (state) {
      case ObjectState.Gone(), ObjectState.NotAsked() -> {}
      case ObjectState.There() -> note(account, Kind.OBJECT, key, "is in the bucket");
      case ObjectState.Hidden(int versions) ->
          note(
              account,
              Kind.VERSIONS,
              key,
              "has %s below its delete marker".formatted(count(versions, "version", "versions")));
      case ObjectState.Unclear(String reason) -> note(account, Kind.UNCLEAR, key, reason);
    }
  }

  private void note(Account account, Kind kind, String name, String state) {
    if (kind == Kind.UNCLEAR) {
      unclear++;
    } else {
      notGone++;
    }
    if (leftovers.size() < MOST_LEFTOVERS) {
      leftovers.add(Leftover.of(account, kind, name, state));
    }
  }

  Findings findings() {
    return new Findings(
        checked, objectsChecked, unfinished, withoutKeys, notGone, unclear, leftovers);
  }

  /// What was found so far.
  ///
  /// @param checked finished MOCs that were looked at
  /// @param objectsChecked objects of theirs that S3 was asked for
  /// @param unfinished MOCs of whom the ledger does not claim that they are gone
  /// @param withoutKeys MOCs whose objects cannot be asked for: the ledger counted them and has no keys
  /// @param notGone rows of a table, or objects, that are not gone
  /// @param unclear objects of which S3 did not say whether they are gone
  /// @param leftovers of both, the first 10,000
  record Findings(
      long checked,
      long objectsChecked,
      long unfinished,
      long withoutKeys,
      long notGone,
      long unclear,
      List<Leftover> leftovers) {

    Findings {
      leftovers = List.copyOf(leftovers);
    }
  }
}
