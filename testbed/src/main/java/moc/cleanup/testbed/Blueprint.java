package moc.cleanup.testbed;

import java.util.function.Consumer;
import javax.sql.DataSource;

/// What a sandbox's database begins with. It is built once for each server; the databases are copies
/// of it, which takes a fraction of the time.
///
/// @param name tells it from others: two of the same name are taken for the same
/// @param builder works on an empty database, and leaves no connection to it open
public record Blueprint(String name, Consumer<DataSource> builder) {

  /// An empty database.
  public static final Blueprint EMPTY = new Blueprint("empty", _ -> {});

  /// The same, and what another builder adds to it.
  public Blueprint then(String nameOfAddition, Consumer<DataSource> addition) {
    return new Blueprint(name + ", " + nameOfAddition, builder.andThen(addition));
  }
}
