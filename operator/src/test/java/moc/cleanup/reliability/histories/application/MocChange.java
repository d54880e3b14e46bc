package moc.cleanup.reliability.histories.application;

import static java.util.Objects.requireNonNull;

import moc.cleanup.reliability.histories.model.Model;
import moc.cleanup.reliability.histories.model.Model.Moc;
import org.jdbi.v3.core.Handle;

/// What changes MOCs and what hangs on them by a foreign key alone.
public sealed interface MocChange extends Change {

  record CreateMoc(String moc, String owner) implements MocChange {

    private static final String SQL =
        "INSERT INTO moc_instructions (id, title, user_id) VALUES (?, ?, ?)";

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, Ids.of(moc), moc, owner) == 1;
    }

    @Override
    public void applyTo(Model model) {
      model.mocs().put(moc, new Moc(owner, null, null));
    }
  }

  /// Also of a MOC that is deleted already: its retention begins anew.
  record SoftDelete(String moc, int daysAgo) implements MocChange {

    private static final String SQL =
        "UPDATE moc_instructions SET deleted_at = now() - make_interval(days => ?) WHERE id = ?";

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, daysAgo, Ids.of(moc)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      model
          .mocs()
          .computeIfPresent(moc, (_, row) -> new Moc(row.owner(), daysAgo, row.thumbnailKey()));
    }
  }

  record Restore(String moc) implements MocChange {

    private static final String SQL = "UPDATE moc_instructions SET deleted_at = NULL WHERE id = ?";

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, Ids.of(moc)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      model
          .mocs()
          .computeIfPresent(moc, (_, row) -> new Moc(row.owner(), null, row.thumbnailKey()));
    }
  }

  /// Time passes for everything that has been deleted.
  record PassDays(int days) implements MocChange {

    private static final String SQL =
        """
        UPDATE moc_instructions
        SET deleted_at = deleted_at - make_interval(days => ?)
        WHERE deleted_at IS NOT NULL
        """;

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, days) > 0;
    }

    @Override
    public void applyTo(Model model) {
      model
          .mocs()
          .replaceAll((_, row) ->
              row.deletedDays() == null
                  ? row
                  : new Moc(row.owner(), row.deletedDays() + days, row.thumbnailKey()));
    }
  }

  /// A picture from the gallery becomes the thumbnail of a MOC that has none.
  record TakeThumbnail(String moc, String image) implements MocChange {

    private static final String SQL =
        """
        UPDATE moc_instructions
        SET thumbnail_url = source.image_url
        FROM (SELECT image_url FROM gallery_images WHERE id = ? FOR KEY SHARE) AS source
        WHERE id = ? AND thumbnail_url IS NULL
        """;

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, Ids.of(image), Ids.of(moc)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      String key = requireNonNull(model.images().get(image)).key();
      model.mocs().computeIfPresent(moc, (_, row) -> new Moc(row.owner(), row.deletedDays(), key));
    }
  }

  record OpenSession(String session, String moc) implements MocChange {

    private static final String SQL =
        """
        INSERT INTO upload_sessions (id, status, user_id, moc_instruction_id)
        SELECT ?, ?, user_id, id FROM moc_instructions WHERE id = ?
        """;

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, Ids.of(session), session, Ids.of(moc)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      model.sessions().put(session, moc);
    }
  }
}
