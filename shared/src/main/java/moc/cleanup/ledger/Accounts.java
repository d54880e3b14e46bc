package moc.cleanup.ledger;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import moc.cleanup.message.MocId;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Reads accounts of the ledger, for people. Thread-safe.
public final class Accounts {

  private static final String OF_MOCS =
      "SELECT " + Account.COLUMNS + "FROM moc_cleanup_ledger WHERE moc_id = ANY(:mocIds)";

  private static final String PAGE_OF_OWNER =
      "SELECT "
          + Account.COLUMNS
          + """
          FROM moc_cleanup_ledger
          WHERE owner_id = :owner AND moc_id > :afterId
          ORDER BY moc_id
          LIMIT :limit
          """;

  private static final String PAGE_OF_RUN =
      "SELECT "
          + Account.COLUMNS
          + """
          FROM moc_cleanup_ledger
          WHERE correlation_id = :run
            AND (coalesce(queued_at, '-infinity'), moc_id)
              > (coalesce(CAST(:afterTime AS timestamptz), '-infinity'), :afterId)
          ORDER BY coalesce(queued_at, '-infinity'), moc_id
          LIMIT :limit
          """;

  private static final String PAGE_OF_FINISHED =
      "SELECT "
          + Account.COLUMNS
          + """
          FROM moc_cleanup_ledger
          WHERE (finished_at >= queued_at OR finished_at IS NOT NULL AND queued_at IS NULL)
            AND moc_id > :afterId
          ORDER BY moc_id
          LIMIT :limit
          """;

  private static final String COUNT_OF_FINISHED =
      """
      SELECT count(*)
      FROM moc_cleanup_ledger
      WHERE finished_at >= queued_at OR finished_at IS NOT NULL AND queued_at IS NULL
      """;

  private static final String COUNT_OF_OWNER =
      """
      SELECT count(*)
      FROM moc_cleanup_ledger
      WHERE owner_id = :owner
      """;

  /// By a hash of the id: the same seed draws the same MOCs, as long as none is added.
  private static final String SAMPLE_OF_FINISHED =
      """
      SELECT moc_id
      FROM moc_cleanup_ledger
      WHERE finished_at >= queued_at OR finished_at IS NOT NULL AND queued_at IS NULL
      ORDER BY uuid_hash_extended(moc_id, :seed), moc_id
      LIMIT :size
      """;

  private static final int PAGE_SIZE = 1_000;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Jdbi jdbi;

  public Accounts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// Those of these MOCs that the ledger knows, in no order.
  public List<Account> of(Collection<MocId> mocs) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(OF_MOCS)
            .bindArray("mocIds", UUID.class, mocs.stream().map(MocId::value).toList())
            .map((row, _) -> Account.read(row))
            .list());
  }

  /// All of an owner, in the order of ids. However many they are, a page is in memory; between two
  /// pages no connection is held.
  public Iterable<Account> ofOwner(String ownerId) {
    return () ->
        new Pages(after -> page(PAGE_OF_OWNER, after, query -> query.bind("owner", ownerId)));
  }

  /// All of a run, in the order in which it queued them; the same in pages.
  public Iterable<Account> ofRun(String run) {
    return () ->
        new Pages(after ->
            page(
                PAGE_OF_RUN,
                after,
                query ->
                    query
                        .bind("run", run)
                        .bind(
                            "afterTime",
                            after == null || after.queuedAt() == null
                                ? null
                                : after.queuedAt().toString())));
  }

  /// All that are finished, in the order of ids; the same in pages.
  public Iterable<Account> finished() {
    return () -> new Pages(after -> page(PAGE_OF_FINISHED, after, query -> query));
  }

  /// How many an owner has.
  public long countOfOwner(String ownerId) {
    return jdbi.withHandle(handle ->
        handle.createQuery(COUNT_OF_OWNER).bind("owner", ownerId).mapTo(Long.class).one());
  }

  /// How many are finished.
  public long countFinished() {
    return jdbi.withHandle(handle -> handle.createQuery(COUNT_OF_FINISHED).mapTo(Long.class).one());
  }

  /// So many of the finished MOCs, or all if they are fewer, drawn at random.
  public List<MocId> sampleFinished(int size, long seed) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SAMPLE_OF_FINISHED)
            .bind("seed", seed)
            .bind("size", size)
            .mapTo(UUID.class)
            .map(MocId::new)
            .list());
  }

  private List<Account> page(String sql, @Nullable Account after, Binding binding) {
    return jdbi.withHandle(handle ->
        binding
            .bind(handle.createQuery(sql))
            .bind("afterId", after == null ? BEFORE_ALL : after.mocId().value())
            .bind("limit", PAGE_SIZE)
            .map((row, _) -> Account.read(row))
            .list());
  }

  private interface Binding {
    Query bind(Query query);
  }

  private interface NextPage {
    List<Account> after(@Nullable Account last);
  }

  /// Asks for the next page when the former one is used up.
  private static final class Pages implements Iterator<Account> {

    private final NextPage nextPage;
    private Iterator<Account> page = List.<Account>of().iterator();
    private @Nullable Account last;
    private boolean over;

    Pages(NextPage nextPage) {
      this.nextPage = nextPage;
    }

    @Override
    public boolean hasNext() {
      if (!page.hasNext() && !over) {
        page = nextPage.after(last).iterator();
        over = !page.hasNext();
      }
      return page.hasNext();
    }

    @Override
    public Account next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no more accounts");
      }
      last = page.next();
      return last;
    }
  }
}
