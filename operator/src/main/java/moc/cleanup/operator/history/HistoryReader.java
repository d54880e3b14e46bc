package moc.cleanup.operator.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import moc.cleanup.hold.Hold;
import moc.cleanup.hold.HoldHistory;
import moc.cleanup.hold.HoldTarget;
import moc.cleanup.hold.Holds;
import moc.cleanup.hold.PastHold;
import moc.cleanup.ledger.Account;
import moc.cleanup.ledger.Accounts;
import moc.cleanup.ledger.RunAccount;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.environment.UnusableException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Puts histories together.
///
/// @param printedBy the command with its version
record HistoryReader(Jdbi jdbi, String printedBy) {

  private static final String NOW = "SELECT clock_timestamp()";

  MocDocument ofMoc(Subject subject) {
    MocId mocId = MocId.parse(subject.id());
    Instant now = now();
    Account account =
        new Accounts(jdbi)
            .of(List.of(mocId)).stream()
                .findFirst()
                .orElseThrow(() ->
                    new UnusableException(
                        "the ledger's account of MOC %s is gone meanwhile".formatted(mocId)));
    return new MocDocument(
        subject.kind().word(),
        subject.id(),
        now,
        printedBy,
        MocHistory.of(account, held().test(account)),
        holdsOn(account));
  }

  GroupDocument ofOwner(Subject subject) {
    List<PastHold> holds = new ArrayList<>(holds(new HoldTarget.Owner(subject.id())));
    holds.addAll(holds(new HoldTarget.All()));
    return group(
        subject,
        RunAccount.ofOwner(jdbi, subject.id()),
        holds.stream().map(HoldEntry::of).toList(),
        new Accounts(jdbi).ofOwner(subject.id()));
  }

  GroupDocument ofRun(Subject subject) {
    return group(
        subject,
        RunAccount.of(jdbi, subject.id()),
        List.of(),
        new Accounts(jdbi).ofRun(subject.id()));
  }

  private GroupDocument group(
      Subject subject, RunAccount account, List<HoldEntry> holds, Iterable<Account> accounts) {
    Predicate<Account> held = held();
    return new GroupDocument(
        subject.kind().word(),
        subject.id(),
        now(),
        printedBy,
        Totals.of(account),
        holds,
        () -> histories(accounts.iterator(), held));
  }

  private static Iterator<MocHistory> histories(
      Iterator<Account> accounts, Predicate<Account> held) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return accounts.hasNext();
      }

      @Override
      public MocHistory next() {
        Account account = accounts.next();
        return MocHistory.of(account, held.test(account));
      }
    };
  }

  /// Whether a hold that is in force now covers a MOC.
  private Predicate<Account> held() {
    Set<HoldTarget> targets =
        new Holds(jdbi).inForce().stream().map(Hold::target).collect(Collectors.toSet());
    return account ->
        targets.contains(new HoldTarget.All())
            || targets.contains(new HoldTarget.OneMoc(account.mocId()))
            || ownerOf(account).filter(targets::contains).isPresent();
  }

  /// Those on everything only as far as they were in force after the MOC was deleted.
  private List<HoldEntry> holdsOn(Account account) {
    List<PastHold> holds = new ArrayList<>(holds(new HoldTarget.OneMoc(account.mocId())));
    ownerOf(account).ifPresent(owner -> holds.addAll(holds(owner)));
    holds(new HoldTarget.All()).stream()
        .filter(hold -> !wasOver(hold, account.deletedAt()))
        .forEach(holds::add);
    return holds.stream().map(HoldEntry::of).toList();
  }

  private static Optional<HoldTarget> ownerOf(Account account) {
    return Optional.ofNullable(account.ownerId()).map(HoldTarget.Owner::new);
  }

  private static boolean wasOver(PastHold hold, @Nullable Instant time) {
    Instant lifted = hold.liftedAt();
    return lifted != null && time != null && lifted.isBefore(time);
  }

  private List<PastHold> holds(HoldTarget target) {
    return new HoldHistory(jdbi).on(target);
  }

  private Instant now() {
    return jdbi.withHandle(
        handle -> handle.createQuery(NOW).mapTo(OffsetDateTime.class).one().toInstant());
  }
}
