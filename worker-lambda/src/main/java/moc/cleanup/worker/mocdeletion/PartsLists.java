package moc.cleanup.worker.mocdeletion;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import moc.cleanup.database.Command;
import moc.cleanup.worker.platform.OptionalColumn;
import org.jdbi.v3.core.Handle;

/// A MOC's parts lists, which go with it, and the bricks on them, which are the user's inventory and
/// always stay.
public final class PartsLists {

  /// `FOR UPDATE`, the strongest lock: a brick that is put on a list meanwhile waits for us, where a
  /// weaker lock would let it in and lose it to a cascading foreign key.
  private static final String LOCK =
      """
      SELECT id
      FROM moc_parts_lists
      WHERE moc_id = :mocId
      ORDER BY id
      FOR UPDATE
      """;

  /// An array, or else the planner may read all the bricks that there are.
  private static final String FREE_BRICKS =
      """
      UPDATE moc_parts
      SET parts_list_id = NULL, status = 'available'%s
      WHERE parts_list_id = ANY(ARRAY(SELECT id FROM moc_parts_lists WHERE moc_id = :mocId))
      """;

  private static final String FREE_BRICKS_PLAINLY = FREE_BRICKS.formatted("");

  /// In an index whose columns the statement does not name, PostgreSQL expects old versions of the
  /// same bricks and looks for them before it splits a page: a sixth of the server's work on a MOC.
  private static final String FREE_BRICKS_NAMING_INDEXED =
      FREE_BRICKS.formatted(", part_id = part_id, color = color");

  private static final Set<OptionalColumn> INDEXED =
      Set.of(OptionalColumn.BRICK_PART, OptionalColumn.BRICK_COLOR);

  private static final String COUNT_BRICKS =
      """
      SELECT list.moc_id, count(*) AS bricks
      FROM moc_parts_lists list
      JOIN moc_parts brick ON brick.parts_list_id = list.id
      WHERE list.moc_id = ANY(:mocIds)
      GROUP BY list.moc_id
      """;

  private PartsLists() {}

  /// Locks the lists in the order of ids. While the MOC is locked, it gets no others.
  static Command<Integer> lock(UUID mocId) {
    return Command.update(LOCK, query -> query.bind("mocId", mocId));
  }

  /// Sets the bricks free and says how many rows that were. It must come before the deletion: on
  /// some installations the foreign key still cascades.
  static Command<Integer> freeBricks(UUID mocId, Set<OptionalColumn> columns) {
    String statement =
        columns.containsAll(INDEXED) ? FREE_BRICKS_NAMING_INDEXED : FREE_BRICKS_PLAINLY;
    return Command.update(statement, update -> update.bind("mocId", mocId));
  }

  /// How many bricks each of these MOCs would set free; one without any is left out.
  public static Map<UUID, Integer> countBricks(Handle handle, Collection<UUID> mocIds) {
    return handle
        .createQuery(COUNT_BRICKS)
        .bindArray("mocIds", UUID.class, List.copyOf(mocIds))
        .map((row, _) -> Map.entry(row.getObject("moc_id", UUID.class), row.getInt("bricks")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
