package moc.cleanup.reliability.histories.stage;

import java.util.List;
import java.util.stream.Gatherers;
import moc.cleanup.database.SqlStates;
import moc.cleanup.reliability.histories.application.Change;
import moc.cleanup.reliability.histories.application.Slowly;
import moc.cleanup.reliability.histories.model.Entry;
import moc.cleanup.reliability.histories.model.Happening.Abandoned;
import moc.cleanup.reliability.histories.model.Happening.Changed;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// The application's one session. Not thread-safe.
record Application(Handle session, S3Client s3, String bucket, Journal journal, Cues cues) {

  private static final String FOREIGN_KEY_VIOLATION = "23503";
  private static final int PUTS_AT_ONCE = 8;

  /// Makes all these changes in one transaction, while nobody else is there.
  void makeTogether(List<Change> changes) {
    put(changes.stream().flatMap(change -> change.uploads().stream()).toList());
    session.useTransaction(
        transaction -> changes.forEach(change -> journal.note(make(transaction, change))));
  }

  /// Makes a change. If it cannot be made, since a row is gone, it is left; for any other reason the
  /// application must not fail.
  void make(Change change) {
    put(change.uploads());
    try {
      journal.note(session.inTransaction(transaction -> make(transaction, change)));
    } catch (JdbiException e) {
      if (!SqlStates.of(e).equals(FOREIGN_KEY_VIOLATION)) {
        throw e;
      }
      journal.noteNow(new Abandoned(change.uploads()));
    }
  }

  private Entry make(Handle transaction, Change change) {
    boolean done = change.isDone(transaction);
    if (change instanceof Slowly(int looks, _)) {
      cues.keepOpen(transaction, looks);
    }
    return new Entry(
        Journal.place(transaction), done ? new Changed(change) : new Abandoned(change.uploads()));
  }

  private void put(List<String> keys) {
    keys.stream()
        .gather(
            Gatherers.mapConcurrent(
                PUTS_AT_ONCE,
                key ->
                    s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(key))))
        .forEach(_ -> {});
  }
}
