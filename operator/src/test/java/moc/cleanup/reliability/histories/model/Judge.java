package moc.cleanup.reliability.histories.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import moc.cleanup.reliability.histories.model.Found.LedgerRow;
import moc.cleanup.reliability.histories.model.Happening.Abandoned;
import moc.cleanup.reliability.histories.model.Happening.Asked;
import moc.cleanup.reliability.histories.model.Happening.Changed;
import moc.cleanup.reliability.histories.model.Happening.Gone;
import moc.cleanup.reliability.histories.model.Happening.Held;
import moc.cleanup.reliability.histories.model.Happening.Lifted;
import org.jspecify.annotations.Nullable;

/// Follows one history in the order in which it happened, and objects to what must never happen.
public final class Judge {

  private final Model model = Model.empty();
  private final Map<Hold, Set<String>> savedByHolds = new HashMap<>();
  private final Map<String, String> ownersOfGone = new HashMap<>();
  private final Map<String, Model.Account> accounts = new HashMap<>();
  private final List<String> objections = new ArrayList<>();

  /// What was found wrong until now, in plain words.
  public List<String> objections() {
    return List.copyOf(objections);
  }

  public List<Hold> holdsInForce() {
    return List.copyOf(savedByHolds.keySet());
  }

  /// MOCs that nobody may touch now, those that are gone and may owe objects included.
  public List<String> heldMocs() {
    return Stream.concat(
            model.mocs().entrySet().stream()
                .filter(entry -> isHeld(entry.getKey(), entry.getValue().owner()))
                .map(Map.Entry::getKey),
            ownersOfGone.keySet().stream().filter(this::isHeldThoughGone))
        .toList();
  }

  public void follow(List<Entry> entries) {
    entries.forEach(entry -> follow(entry.happening()));
  }

  private void follow(Happening happening) {
    switch (happening) {
      case Changed(var effect) -> effect.applyTo(model);
      case Abandoned(var keys) -> keys.forEach(model::abandon);
      case Gone(var moc) -> gone(moc);
      case Held(var hold, var owed) ->
          savedByHolds.computeIfAbsent(hold, _ -> new HashSet<>()).addAll(owed);
      case Lifted(var hold) -> savedByHolds.remove(hold);
      case Asked(var keys) -> asked(keys);
    }
  }

  private void gone(String name) {
    Model.Moc moc = model.mocs().get(name);
    if (moc == null) {
      objections.add(name + " was deleted a second time");
      return;
    }
    if (!moc.isExpired()) {
      objections.add("%s was deleted and had not expired: %s".formatted(name, moc));
    }
    if (isHeld(name, moc.owner())) {
      objections.add(
          "%s was deleted though it was held by %s".formatted(name, savedByHolds.keySet()));
    }
    ownersOfGone.put(name, moc.owner());
    accounts.put(name, model.gone(name));
  }

  private void asked(Set<String> keys) {
    Set<String> inUse = model.keysInUse();
    for (String key : keys) {
      if (inUse.contains(key)) {
        objections.add("S3 was asked to delete %s, which a row refers to".formatted(key));
      }
      savedByHolds.forEach((hold, saved) -> {
        if (saved.contains(key)) {
          objections.add("S3 was asked to delete %s, which %s keeps".formatted(key, hold));
        }
      });
    }
  }

  private boolean isHeld(String moc, String owner) {
    return savedByHolds.keySet().stream().anyMatch(hold -> hold.covers(moc, owner));
  }

  /// Compares what is there at a moment at which nothing is under way: exactly the rows that there
  /// must be; every object that a row refers to; and no other, unless the ledger owes it.
  public void compare(Found found) {
    SortedSet<String> rows = Rows.of(model);
    minus(rows, found.rows()).forEach(row -> objections.add("missing: " + row));
    minus(found.rows(), rows).forEach(row -> objections.add("should not be there: " + row));
    minus(model.keysInUse(), found.objects())
        .forEach(key -> objections.add("a row refers to %s, which is not there".formatted(key)));
    unused(found, owed(found.ledger().values().stream()))
        .forEach(key -> objections.add("%s is there, unused and owed by nobody".formatted(key)));
    accounts.forEach((moc, account) -> compareAccount(moc, account, found.ledger().get(moc)));
  }

  private void compareAccount(String moc, Model.Account account, @Nullable LedgerRow row) {
    if (row == null || !row.account().equals(account)) {
      objections.add("the ledger says %s of %s, of which %s went".formatted(row, moc, account));
    }
  }

  /// What is not as it must be once faults have stopped and everything has had its time: then nothing
  /// is left to do but what holds forbid.
  public List<String> unsettled(Found found) {
    List<String> unsettled = new ArrayList<>();
    model
        .mocs()
        .forEach((name, moc) -> {
          if (moc.isExpired() && !isHeld(name, moc.owner())) {
            unsettled.add(name + " has expired and is still there");
          }
        });
    Set<String> owedByHeld =
        owed(
            found.ledger().entrySet().stream()
                .filter(entry -> isHeldThoughGone(entry.getKey()))
                .map(Map.Entry::getValue));
    unused(found, owedByHeld).forEach(key -> unsettled.add(key + " was left behind"));
    accounts
        .keySet()
        .forEach(moc -> {
          LedgerRow row = requireNonNull(found.ledger().get(moc));
          boolean waits = !row.owedKeys().isEmpty() && owedByHeld.containsAll(row.owedKeys());
          if (!row.isFinished() && !waits) {
            unsettled.add("the ledger is not through with %s: %s".formatted(moc, row));
          }
        });
    return unsettled;
  }

  private boolean isHeldThoughGone(String moc) {
    String owner = ownersOfGone.get(moc);
    return owner != null && isHeld(moc, owner);
  }

  private Set<String> unused(Found found, Set<String> owed) {
    Set<String> unused = minus(found.objects(), model.keysInUse());
    unused.removeAll(model.abandoned());
    unused.removeAll(owed);
    return unused;
  }

  private static Set<String> owed(Stream<LedgerRow> rows) {
    Set<String> owed = new HashSet<>();
    rows.forEach(row -> owed.addAll(row.owedKeys()));
    return owed;
  }

  private static Set<String> minus(Set<String> from, Set<String> without) {
    Set<String> rest = new HashSet<>(from);
    rest.removeAll(without);
    return rest;
  }
}
