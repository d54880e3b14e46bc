package moc.cleanup.reliability.histories.application;

import java.util.Objects;
import moc.cleanup.reliability.histories.model.Model;
import moc.cleanup.reliability.histories.model.Model.Brick;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What changes parts lists and the bricks that are set aside for them.
public sealed interface BrickChange extends Change {

  record CreateList(String list, String moc) implements BrickChange {

    private static final String SQL =
        """
        INSERT INTO moc_parts_lists (id, title, moc_id)
        SELECT ?, ?, id FROM moc_instructions WHERE id = ?
        """;

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, Ids.of(list), list, Ids.of(moc)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      model.lists().put(list, moc);
    }
  }

  record AddBrick(String brick, int quantity, String list) implements BrickChange {

    private static final String SQL =
        """
        INSERT INTO moc_parts
          (id, part_name, part_id, color, quantity, status, parts_list_id)
        SELECT ?, ?, '3001', 'red', ?, 'allocated', id FROM moc_parts_lists WHERE id = ?
        """;

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, Ids.of(brick), brick, quantity, Ids.of(list)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      model.bricks().put(brick, new Brick(quantity, list));
    }
  }

  record MoveBrick(String brick, String list) implements BrickChange {

    private static final String SQL =
        """
        UPDATE moc_parts
        SET parts_list_id = list.id, status = 'allocated'
        FROM moc_parts_lists list
        WHERE list.id = ? AND moc_parts.id = ?
        """;

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, Ids.of(list), Ids.of(brick)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      place(model, brick, list);
    }
  }

  record FreeBrick(String brick) implements BrickChange {

    private static final String SQL =
        "UPDATE moc_parts SET parts_list_id = NULL, status = 'available' WHERE id = ?";

    @Override
    public boolean isDone(Handle transaction) {
      return transaction.execute(SQL, Ids.of(brick)) == 1;
    }

    @Override
    public void applyTo(Model model) {
      place(model, brick, null);
    }
  }

  private static void place(Model model, String brick, @Nullable String list) {
    Brick former = Objects.requireNonNull(model.bricks().get(brick));
    model.bricks().put(brick, new Brick(former.quantity(), list));
  }
}
