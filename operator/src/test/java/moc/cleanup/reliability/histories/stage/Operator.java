package moc.cleanup.reliability.histories.stage;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import moc.cleanup.hold.HoldTarget;
import moc.cleanup.hold.Holds;
import moc.cleanup.message.MocId;
import moc.cleanup.reliability.histories.application.Ids;
import moc.cleanup.reliability.histories.model.Happening.Held;
import moc.cleanup.reliability.histories.model.Happening.Lifted;
import moc.cleanup.reliability.histories.model.Hold;
import moc.cleanup.reliability.histories.script.Order;
import org.jdbi.v3.core.Jdbi;

/// Places and lifts holds. A hold counts from when it was placed until it is about to be lifted.
record Operator(Jdbi database, Journal journal) {

  private static final String OWED =
      "SELECT moc_id, owner_id, unnest(owed_keys) FROM moc_cleanup_ledger WHERE owner_id IS NOT"
          + " NULL";

  void carryOut(Order order) {
    Holds holds = new Holds(database);
    switch (order) {
      case Order.Place(_, Hold hold) -> {
        holds.place(target(hold), "a history", "bob");
        journal.noteNow(new Held(hold, savedBy(hold)));
      }
      case Order.Lift(_, Hold hold) -> {
        journal.noteNow(new Lifted(hold));
        holds.lift(target(hold), "bob");
      }
    }
  }

  private static HoldTarget target(Hold hold) {
    return switch (hold) {
      case Hold.OnMoc(String name) -> new HoldTarget.OneMoc(new MocId(Ids.of(name)));
      case Hold.OnOwner(String name) -> new HoldTarget.Owner(name);
      case Hold.OnEverything() -> new HoldTarget.All();
    };
  }

  private Set<String> savedBy(Hold hold) {
    return database.withHandle(handle ->
        handle
            .createQuery(OWED)
            .map((row, _) ->
                Map.entry(
                    row.getString(3),
                    hold.covers(Ids.name(row.getObject(1, UUID.class)), row.getString(2))))
            .filter(Map.Entry::getValue)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()));
  }
}
