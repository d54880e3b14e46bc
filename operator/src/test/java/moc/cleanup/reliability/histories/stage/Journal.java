package moc.cleanup.reliability.histories.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import moc.cleanup.reliability.histories.model.Entry;
import moc.cleanup.reliability.histories.model.Happening;
import org.jdbi.v3.core.Handle;

/// The order in which things happened. A sequence in the database gives the places; whoever changes
/// rows takes a place while they are locked, in the same transaction. For deletions a trigger does,
/// so that nothing that we test has a part in it. Thread-safe.
final class Journal {

  static final String INSTALL =
      """
      CREATE SEQUENCE history_place;
      CREATE TABLE history_gone (place bigint, moc text);
      CREATE FUNCTION history_note_gone() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO history_gone VALUES (nextval('history_place'), OLD.title);
        RETURN NULL;
      END $$;
      CREATE TRIGGER history_gone AFTER DELETE ON moc_instructions
        FOR EACH ROW EXECUTE FUNCTION history_note_gone()
      """;

  private static final String NEXT_PLACE = "SELECT nextval('history_place')";
  private static final String TAKE_GONE = "DELETE FROM history_gone RETURNING place, moc";

  private final Handle handle;
  private final List<Entry> entries = new ArrayList<>();

  /// @param handle to be used by nobody else
  Journal(Handle handle) {
    this.handle = handle;
  }

  /// A place for what this transaction has done.
  static long place(Handle transaction) {
    return transaction.createQuery(NEXT_PLACE).mapTo(Long.class).one();
  }

  synchronized void note(Entry entry) {
    entries.add(entry);
  }

  /// Notes what happens now.
  synchronized void noteNow(Happening happening) {
    entries.add(new Entry(place(handle), happening));
  }

  /// What has happened since this was asked last, in its order. To be asked when nothing is under
  /// way.
  synchronized List<Entry> take() {
    List<Entry> taken = new ArrayList<>(entries);
    entries.clear();
    handle
        .createQuery(TAKE_GONE)
        .map((row, _) -> new Entry(row.getLong(1), new Happening.Gone(row.getString(2))))
        .forEach(taken::add);
    taken.sort(Comparator.comparingLong(Entry::place));
    return taken;
  }
}
