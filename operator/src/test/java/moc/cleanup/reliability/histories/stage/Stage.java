package moc.cleanup.reliability.histories.stage;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Stream;
import moc.cleanup.operator.pipeline.PipelineClients;
import moc.cleanup.reliability.histories.application.Change;
import moc.cleanup.reliability.histories.application.MocChange.PassDays;
import moc.cleanup.reliability.histories.memory.MemoryBucket;
import moc.cleanup.reliability.histories.memory.MemoryMetrics;
import moc.cleanup.reliability.histories.memory.MemorySqs;
import moc.cleanup.reliability.histories.model.Entry;
import moc.cleanup.reliability.histories.model.Found;
import moc.cleanup.reliability.histories.script.Act;
import moc.cleanup.reliability.histories.script.Order;
import moc.cleanup.reliability.histories.script.Round;
import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import moc.cleanup.testbed.lambda.LambdaFailedException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// A place where histories are played, one after the other, each on an empty platform. Not
/// thread-safe.
public final class Stage implements AutoCloseable {

  private static final Act WORK = new Act.Work(4, 10);

  private final Closing closing;
  private final EmptyPlatform platform;
  private final Handle handle;
  private final Rest rest;
  private final Journal journal;
  private final Troubles troubles = new Troubles();
  private final Cues cues = new Cues();
  private final Machinery machinery;
  private final Application application;
  private final Operator operator;
  private final Observer observer;

  private Stage(Function<Sandbox, PipelineClients> services, Closing closing) {
    this.closing = closing;
    Sandbox sandbox = closing.later(EmbeddedEnvironment.shared().sandbox());
    PipelineClients clients = services.apply(sandbox);
    platform = EmptyPlatform.installIn(sandbox, clients.s3());
    Jdbi database = Jdbi.create(sandbox.dataSource());
    handle = closing.later(database.open());
    rest = new Rest(handle);
    journal = new Journal(closing.later(database.open()));
    machinery = closing.later(new Machinery(sandbox, clients, database, journal, troubles, cues));
    application =
        new Application(
            closing.later(database.open()), clients.s3(), sandbox.bucket(), journal, cues);
    operator = new Operator(Jdbi.create(closing.later(database.open()).getConnection()), journal);
    observer = new Observer(handle, clients.s3(), sandbox.bucket());
  }

  /// With the queue, the bucket and the metrics of the testbed, too.
  public static Stage withRealServices() {
    return open(sandbox -> new PipelineClients(sandbox.sqs(), sandbox.s3(), sandbox.cloudWatch()));
  }

  /// With queue and bucket in memory, which is several times as fast.
  public static Stage withServicesInMemory() {
    return open(sandbox ->
        new PipelineClients(new MemorySqs(sandbox), new MemoryBucket(), new MemoryMetrics()));
  }

  private static Stage open(Function<Sandbox, PipelineClients> services) {
    return Closing.onFailure(closing -> new Stage(services, closing));
  }

  /// Forgets what was played before.
  void empty(List<Change> beginning) {
    troubles.end(handle);
    machinery.forget();
    platform.emptyAgain(handle);
    journal.take();
    application.makeTogether(beginning);
  }

  /// Plays a round, and returns when nothing is under way any more.
  void play(Round round) {
    if (round.days() > 0) {
      application.make(new PassDays(round.days()));
      rest.pass(round.days());
    }
    application.makeTogether(round.before());
    troubles.begin(round.troubles(), handle);
    cues.begin(round.acts().size());
    FutureTask<Void> orders = new FutureTask<>(() -> carryOut(round.orders()), null);
    Thread.ofPlatform().name("operator").start(orders);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Stream.<Runnable>concat(
              Stream.of(() -> round.changes().forEach(application::make)),
              round.acts().stream().map(act -> () -> perform(act, round.isCalm())))
          .<Future<?>>map(threads::submit)
          .toList()
          .forEach(Stage::await);
    } finally {
      troubles.end(handle);
      // Whoever places a hold waits for those who delete objects, and some of them are dead.
      rest.runOut();
      await(orders);
    }
    rest.await();
  }

  private void carryOut(List<Order> orders) {
    if (orders.isEmpty()) {
      return;
    }
    cues.enterOperator();
    try {
      for (Order order : orders) {
        cues.await(order.cue());
        operator.carryOut(order);
      }
    } finally {
      cues.leaveOperator();
    }
  }

  private void perform(Act act, boolean isCalm) {
    try {
      machinery.perform(act);
    } catch (LambdaFailedException e) {
      // Nobody makes up for a run of the scheduler that failed, but the next one.
      if (isCalm) {
        throw e;
      }
    } finally {
      cues.endOfAct();
    }
  }

  /// What every night does, and once more for what was given up; long after all that was before.
  ///
  /// @param strays MOCs for which there are messages that the scheduler did not send
  void playNight(int daysLater, List<String> strays) {
    rest.runOut();
    rest.pass(daysLater);
    strays.forEach(moc -> machinery.perform(new Act.Duplicate(moc)));
    machinery.perform(new Act.Schedule());
    machinery.perform(WORK);
    if (machinery.deadLetters() > 0) {
      machinery.perform(new Act.Redrive());
      machinery.perform(WORK);
    }
    rest.await();
  }

  void carryOut(Order order) {
    operator.carryOut(order);
  }

  /// What has happened since this was asked last.
  List<Entry> takeEntries() {
    return journal.take();
  }

  Found look() {
    return observer.look();
  }

  int deadLetters() {
    return machinery.deadLetters();
  }

  private static void await(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a history could not be played", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a history was played", e);
    }
  }

  @Override
  public void close() {
    closing.close();
  }
}
