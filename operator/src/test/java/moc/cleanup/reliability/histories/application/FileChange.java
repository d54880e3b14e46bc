package moc.cleanup.reliability.histories.application;

import static java.util.Objects.requireNonNull;

import java.util.List;
import moc.cleanup.reliability.histories.model.Model;
import moc.cleanup.reliability.histories.model.Model.Image;
import moc.cleanup.reliability.histories.model.Model.MocFile;
import org.jdbi.v3.core.Handle;

/// What changes files. Whoever copies a key from one row to another has locked the row that it comes
/// from.
public sealed interface FileChange extends Change {

  record Upload(String file, String moc, String key) implements FileChange {

    private static final String SQL =
        """
        INSERT INTO moc_files (id, file_type, moc_id, s3_key, file_url)
        SELECT ?, ?, id, ?, ? FROM moc_instructions WHERE id = ?
        """;

    @Override
    public List<String> uploads() {
      return List.of(key);
    }

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, Ids.of(file), file, key, Url.of(key), Ids.of(moc)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      model.files().put(file, new MocFile(moc, key));
    }
  }

  /// A new version, under a new key.
  record Replace(String file, String key) implements FileChange {

    private static final String SQL = "UPDATE moc_files SET s3_key = ?, file_url = ? WHERE id = ?";

    @Override
    public List<String> uploads() {
      return List.of(key);
    }

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, key, Url.of(key), Ids.of(file)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      MocFile former = requireNonNull(model.files().get(file));
      model.files().put(file, new MocFile(former.moc(), key));
      model.abandon(former.key());
    }
  }

  /// A MOC uses another one's file: from now on two rows refer to one object.
  record CopyFile(String source, String file, String moc) implements FileChange {

    private static final String SQL =
        """
        INSERT INTO moc_files (id, file_type, moc_id, s3_key, file_url)
        SELECT ?, ?, moc.id, source.s3_key, source.file_url
        FROM (SELECT s3_key, file_url FROM moc_files WHERE id = ? FOR KEY SHARE) AS source,
          moc_instructions moc
        WHERE moc.id = ?
        """;

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, Ids.of(file), file, Ids.of(source), Ids.of(moc)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      model.files().put(file, new MocFile(moc, requireNonNull(model.files().get(source)).key()));
    }
  }

  /// A file is shown in the gallery as well.
  record Publish(String file, String image, String owner) implements FileChange {

    private static final String SQL =
        """
        INSERT INTO gallery_images (id, title, user_id, image_url)
        SELECT ?, ?, ?, file_url FROM moc_files WHERE id = ? FOR KEY SHARE
        """;

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, Ids.of(image), image, owner, Ids.of(file)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      String key = requireNonNull(model.files().get(file)).key();
      model.images().put(image, new Image(owner, null, key, null));
    }
  }
}
