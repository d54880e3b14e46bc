package moc.cleanup.operator.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.history.Subject.Kind;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Finds out whose id an id is: a UUID can be a MOC's, a run's or an owner's.
record SubjectFinder(Jdbi jdbi) {

  private static final String KNOWN =
      """
      SELECT
        EXISTS (SELECT FROM moc_cleanup_ledger WHERE moc_id = CAST(:moc AS uuid)) AS moc,
        EXISTS (SELECT FROM moc_cleanup_ledger WHERE owner_id = :id) AS owner,
        EXISTS (SELECT FROM moc_cleanup_ledger WHERE correlation_id = :id) AS run,
        EXISTS (SELECT FROM moc_instructions WHERE id = CAST(:moc AS uuid)) AS on_platform
      """;

  /// What the ledger knows by this id.
  ///
  /// @param kind what it has to be; null when that is to be found out
  /// @throws UnusableException when the ledger does not know it, or knows it as several things
  Subject find(String id, @Nullable Kind kind) {
    Optional<MocId> moc = mocId(id);
    if (kind == Kind.MOC && moc.isEmpty()) {
      throw new UnusableException(
          "\"%s\" is not a MOC's id, which is a UUID; leave --moc out to look for others"
              .formatted(id));
    }
    Known known = known(id, moc.map(MocId::value).orElse(null));
    List<Kind> found = known.kinds().stream().filter(one -> kind == null || one == kind).toList();
    if (found.isEmpty()) {
      throw new UnusableException(unknown(id, kind, known.onPlatform()));
    }
    if (found.size() > 1) {
      throw new UnusableException(
          "\"%s\" is known as %s; say which it is by %s"
              .formatted(
                  id,
                  found.stream().map(Kind::word).collect(Collectors.joining(" and ")),
                  found.stream()
                      .map(one -> "--" + one.word())
                      .collect(Collectors.joining(" or "))));
    }
    return found.getFirst() == Kind.MOC
        ? new Subject(Kind.MOC, moc.orElseThrow().toString())
        : new Subject(found.getFirst(), id);
  }

  private static String unknown(String id, @Nullable Kind kind, boolean onPlatform) {
    if (onPlatform && (kind == null || kind == Kind.MOC)) {
      return "MOC %s is on the platform and was never queued; the ledger has no account of it"
          .formatted(id);
    }
    return "the ledger knows no %s \"%s\"; finished accounts are kept for 400 days"
        .formatted(kind == null ? "MOC, owner or run" : kind.word(), id);
  }

  private static Optional<MocId> mocId(String id) {
    try {
      return Optional.of(MocId.parse(id));
    } catch (IllegalArgumentException notUuid) {
      return Optional.empty();
    }
  }

  private Known known(String id, @Nullable UUID moc) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(KNOWN)
            .bind("id", id)
            .bind("moc", moc)
            .map((row, _) ->
                new Known(
                    row.getBoolean("moc"),
                    row.getBoolean("owner"),
                    row.getBoolean("run"),
                    row.getBoolean("on_platform")))
            .one());
  }

  private record Known(boolean moc, boolean owner, boolean run, boolean onPlatform) {

    List<Kind> kinds() {
      List<Kind> kinds = new ArrayList<>();
      if (moc) {
        kinds.add(Kind.MOC);
      }
      if (owner) {
        kinds.add(Kind.OWNER);
      }
      if (run) {
        kinds.add(Kind.RUN);
      }
      return kinds;
    }
  }
}
