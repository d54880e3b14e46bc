package moc.cleanup.reliability.histories.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import moc.cleanup.reliability.histories.application.Change;
import moc.cleanup.reliability.histories.script.Cast.Kind;
import moc.cleanup.reliability.histories.script.Trouble.Doom;
import moc.cleanup.reliability.histories.script.Trouble.Failure;
import moc.cleanup.reliability.histories.script.Trouble.Fate;
import moc.cleanup.reliability.histories.script.Trouble.Moment;
import moc.cleanup.reliability.histories.script.Trouble.Outage;
import moc.cleanup.reliability.histories.script.Trouble.Refusal;
import moc.cleanup.reliability.histories.script.Trouble.Role;
import moc.cleanup.reliability.histories.script.Trouble.Service;

/// Makes histories up: small platforms on which much happens at once.
public final class HistoryGenerator {

  /// Nobody knows of it.
  private static final String STRANGER = "m99";

  private static final List<Integer> WORKERS = List.of(1, 2, 2, 3, 4, 4, 8, 16);
  private static final List<Integer> BATCH_SIZES = List.of(1, 2, 10, 10);

  /// An invocation with a few MOCs makes about so many calls.
  private static final int MOST_CALLS = 60;

  private static final int MOST_WRITES = 12;

  /// Lost deadlocks and the like, an administrator's command, a connection that ends, no connection
  /// left, a disk that is full, and what only a mistake of the platform's could cause.
  private static final List<String> SQL_STATES =
      List.of("40P01", "40001", "55P03", "57P01", "08006", "53300", "53100", "23514");

  private final RandomGenerator random;
  private final Cast cast;
  private final Changes changes;

  private HistoryGenerator(long seed) {
    random = new Random(seed);
    cast = new Cast(random);
    changes = new Changes(random, cast);
  }

  /// The same for the same seed.
  public static History of(long seed) {
    return new HistoryGenerator(seed).history(seed);
  }

  private History history(long seed) {
    List<Change> beginning = changes.beginning();
    return new History(seed, beginning, some(1, 4, () -> oneIn(2) ? encounter() : round()));
  }

  private Round round() {
    cast.light();
    return new Round(
        oneIn(4) ? random.nextInt(1, 3) : 0,
        List.of(),
        oneIn(2) ? some(1, 3, this::trouble) : List.of(),
        some(0, 10, changes::any),
        oneIn(4) ? some(1, 2, this::order) : List.of(),
        acts());
  }

  private List<Act> acts() {
    List<Act> acts = new ArrayList<>(some(0, 2, Act.Schedule::new));
    if (!oneIn(5)) {
      acts.add(new Act.Work(cast.oneOf(WORKERS), cast.oneOf(BATCH_SIZES)));
    }
    if (oneIn(3)) {
      acts.addAll(some(1, 4, this::duplicate));
    }
    if (oneIn(5)) {
      acts.add(new Act.Redrive());
    }
    if (oneIn(12)) {
      acts.add(new Act.EndSessions());
    }
    return acts;
  }

  private Act duplicate() {
    return new Act.Duplicate(oneIn(20) ? STRANGER : cast.any(Kind.MOC));
  }

  /// A MOC goes while the application is at something of it, and an operator may come and hold it.
  private Round encounter() {
    cast.light();
    String moc = cast.add(Kind.MOC);
    List<Change> before = new ArrayList<>();
    List<Change> meanwhile = new ArrayList<>(List.of(changes.encounter(moc, before)));
    meanwhile.addAll(some(0, 3, changes::any));
    List<Act> acts = new ArrayList<>(some(1, 2, () -> new Act.Duplicate(moc)));
    acts.add(new Act.Work(cast.oneOf(WORKERS), cast.oneOf(BATCH_SIZES)));
    acts.addAll(some(0, 1, Act.Schedule::new));
    return new Round(
        0,
        before,
        oneIn(2) ? List.of(firstCallOfS3()) : some(0, 1, this::trouble),
        meanwhile,
        oneIn(2) ? List.of(new Order.Place(oneOf(Cue.values()), cast.holdOver(moc))) : List.of(),
        acts);
  }

  private Trouble firstCallOfS3() {
    return new Outage(Service.S3, 1, oneIn(2) ? Failure.LATE : oneOf(Failure.values()));
  }

  private Order order() {
    return oneIn(3)
        ? new Order.Lift(oneOf(Cue.values()), cast.hold())
        : new Order.Place(oneOf(Cue.values()), cast.hold());
  }

  private Trouble trouble() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 ->
          new Doom(
              oneIn(4) ? Role.SCHEDULER : Role.WORKER,
              random.nextInt(1, 3),
              oneIn(3) ? Fate.DISCONNECTED : Fate.KILLED,
              oneOf(Moment.values()),
              random.nextInt(1, MOST_CALLS));
      case 3, 4, 5 ->
          new Outage(
              oneIn(3) ? Service.SQS : Service.S3, random.nextInt(1, 4), oneOf(Failure.values()));
      default -> new Refusal(random.nextInt(1, MOST_WRITES), cast.oneOf(SQL_STATES));
    };
  }

  private boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  private <T> T oneOf(T[] all) {
    return all[random.nextInt(all.length)];
  }

  private <T> List<T> some(int least, int most, Supplier<? extends T> one) {
    return Stream.<T>generate(one).limit(random.nextInt(least, most + 1)).toList();
  }
}
