package moc.cleanup.reliability.histories.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import moc.cleanup.reliability.histories.script.Trouble;
import moc.cleanup.reliability.histories.script.Trouble.Doom;
import moc.cleanup.reliability.histories.script.Trouble.Failure;
import moc.cleanup.reliability.histories.script.Trouble.Outage;
import moc.cleanup.reliability.histories.script.Trouble.Refusal;
import moc.cleanup.reliability.histories.script.Trouble.Role;
import moc.cleanup.reliability.histories.script.Trouble.Service;
import org.jdbi.v3.core.Handle;

/// The troubles of the round that is being played. Thread-safe.
final class Troubles {

  /// What a trigger raises is raised again by a second try's next write only if that is troubled too:
  /// a sequence does not go back with the transaction.
  static final String INSTALL =
      """
      CREATE SEQUENCE history_write;
      CREATE TABLE history_refusal (write bigint, state text);
      CREATE FUNCTION history_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        this_write bigint DEFAULT nextval('history_write');
        refused text DEFAULT (SELECT state FROM history_refusal WHERE write = this_write LIMIT 1);
      BEGIN
        IF refused IS NOT NULL THEN
          RAISE EXCEPTION 'a trouble' USING ERRCODE = refused;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER history_refuse BEFORE DELETE ON moc_instructions
        FOR EACH STATEMENT EXECUTE FUNCTION history_refuse();
      CREATE TRIGGER history_refuse BEFORE INSERT OR UPDATE ON moc_cleanup_ledger
        FOR EACH STATEMENT EXECUTE FUNCTION history_refuse()
      """;

  private static final String NO_REFUSALS = "DELETE FROM history_refusal";
  private static final String COUNT_ANEW = "ALTER SEQUENCE history_write RESTART";
  private static final String REFUSE = "INSERT INTO history_refusal VALUES (?, ?)";

  private final Map<Enum<?>, Integer> counts = new ConcurrentHashMap<>();
  private volatile List<Trouble> now = List.of();

  void begin(List<Trouble> troubles, Handle handle) {
    end(handle);
    counts.clear();
    now = troubles;
    if (troubles.stream().anyMatch(Refusal.class::isInstance)) {
      handle.execute(COUNT_ANEW);
      all(Refusal.class)
          .forEach(refusal -> handle.execute(REFUSE, refusal.write(), refusal.sqlState()));
    }
  }

  void end(Handle handle) {
    handle.execute(NO_REFUSALS);
    now = List.of();
  }

  /// What becomes of the process whose invocation begins now.
  Optional<Doom> ofInvocation(Role role) {
    int invocation = counts.merge(role, 1, Integer::sum);
    return all(Doom.class)
        .filter(doom -> doom.role() == role && doom.invocation() == invocation)
        .findFirst();
  }

  /// How the call that is about to be made ends, if not well.
  Optional<Failure> ofCall(Service service) {
    int call = counts.merge(service, 1, Integer::sum);
    return all(Outage.class)
        .filter(outage -> outage.service() == service && outage.call() == call)
        .map(Outage::failure)
        .findFirst();
  }

  private <T extends Trouble> Stream<T> all(Class<T> kind) {
    return now.stream().filter(kind::isInstance).map(kind::cast);
  }
}
