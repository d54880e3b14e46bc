package moc.cleanup.operator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.bench.cpu.CpuClock;
import moc.cleanup.operator.bench.place.Distance;
import moc.cleanup.operator.bench.place.Place;
import moc.cleanup.operator.bench.place.SecuredPlace;
import moc.cleanup.operator.bench.place.StandardSet;
import moc.cleanup.operator.bench.report.Figure;
import moc.cleanup.operator.bench.report.Findings;
import moc.cleanup.operator.bench.report.Table;
import moc.cleanup.operator.bench.report.Target;
import moc.cleanup.testbed.lambda.LambdaProcess;
import moc.cleanup.testbed.lambda.PackagedFunction;

/// What a new process of the worker costs until it has deleted its first MOC. With SnapStart Lambda
/// keeps a process that is built and has run its hooks; here such a process is simply used at once,
/// and what it used before does not count. With an AOT cache (JEP 514), which a container image could
/// bring, classes are loaded and linked already. And how large its jar is, since Lambda loads it first.
record ColdStart(BenchOrder order) implements Part {

  private static final double MOST_AFTER_RESTORE = 100;
  private static final double MOST_WITH_CACHE = 0.75;
  private static final double MOST_MEGABYTES = 15;
  private static final double MEGABYTE = 1_000_000.0;
  private static final Duration TIME_LIMIT = Duration.ofMinutes(1);
  private static final int STARTS = 9;
  private static final int KINDS = 4;

  /// Without it the hooks silently never run.
  private static final String HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

  private static final List<String> COLUMNS =
      List.of("CPU, ms", "median", "lowest–highest", "before the event");

  @Override
  public String title() {
    return "Cold start of the worker";
  }

  @Override
  public void measure(Place place, Findings findings) {
    place.moveTo(Distance.NONE);
    place.renew(StandardSet.of(KINDS * STARTS + 1));
    Iterator<UUID> mocs = place.expiredMocs().iterator();
    PackagedFunction plain = order.workerJar().function(place.variables());
    PackagedFunction snapped = snapStarted(plain);
    List<Start> plainStarts = new ArrayList<>();
    List<Start> cachedStarts = new ArrayList<>();
    List<Start> restores = new ArrayList<>();
    List<Start> securedRestores = new ArrayList<>();
    try (AotCache cache = AotCache.recordedBy(plain, event(mocs.next()));
        SecuredPlace secured = SecuredPlace.of(place)) {
      PackagedFunction snappedAndSecured = secured.function(snapped);
      PackagedFunction cached = cache.usedBy(plain);
      for (int i = 0; i < STARTS; i++) {
        plainStarts.add(start(plain, mocs.next()));
        cachedStarts.add(start(cached, mocs.next()));
        restores.add(start(snapped, mocs.next()));
        securedRestores.add(start(snappedAndSecured, mocs.next()));
      }
    }
    requireAllGone(place);
    Figure exec = figure(plainStarts, Start::fromExec);
    Figure execWithCache = figure(cachedStarts, Start::fromExec);
    Figure restore = figure(restores, Start::fromEvent);
    Figure securedRestore = figure(securedRestores, Start::fromEvent);
    findings.add(
        new Table(
            title(),
            COLUMNS,
            List.of(
                row("from exec to first answer", exec, figure(plainStarts, Start::built)),
                row(
                    "the same with an AOT cache",
                    execWithCache,
                    figure(cachedStarts, Start::built)),
                row("from restore to first answer", restore, figure(restores, Start::built)),
                row(
                    "over TLS and with a password",
                    securedRestore,
                    figure(securedRestores, Start::built)))));
    findings.add(
        Target.atMost("restore to first answer, CPU ms", MOST_AFTER_RESTORE, restore.median()));
    findings.add(
        Target.atMost(
            "… over TLS and with a password", MOST_AFTER_RESTORE, securedRestore.median()));
    findings.add(
        Target.atMost(
            "with an AOT cache, times a start without",
            MOST_WITH_CACHE,
            execWithCache.median() / exec.median()));
    findings.add(Target.atMost("worker's jar, MB", MOST_MEGABYTES, jarMegabytes()));
  }

  /// @param built CPU used when the process waited for its first event
  /// @param fromExec CPU used when it had answered
  private record Start(Duration built, Duration fromExec) {

    Duration fromEvent() {
      return fromExec.minus(built);
    }
  }

  private static Start start(PackagedFunction function, UUID moc) {
    try (LambdaProcess process = LambdaProcess.start(function)) {
      CpuClock clock = CpuClock.ofProcesses(List.of(process.pid()));
      Duration built = clock.used();
      process.invoke(event(moc), TIME_LIMIT);
      return new Start(built, clock.used());
    }
  }

  private double jarMegabytes() {
    try {
      return Files.size(order.workerJar().file()) / MEGABYTE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String event(UUID moc) {
    String body = new CleanupMessage(new MocId(moc), "bench").toJson().replace("\"", "\\\"");
    return """
    {"Records": [{"messageId": "%s", "receiptHandle": "none", "body": "%s",
      "attributes": {"ApproximateReceiveCount": "1"}, "eventSource": "aws:sqs"}]}
    """
        .formatted(UUID.randomUUID(), body);
  }

  private static PackagedFunction snapStarted(PackagedFunction function) {
    Map<String, String> variables = new HashMap<>(function.variables());
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    return new PackagedFunction(
            function.name(), function.jar(), function.handler(), variables, function.jvmOptions())
        .withMoreJvmOptions(HOOKS);
  }

  private static void requireAllGone(Place place) {
    int left = place.expiredMocs().size();
    if (left > 0) {
      throw new WrongEffectException(
          "no figures: %d new workers did not delete their MOC".formatted(left));
    }
  }

  private static Figure figure(List<Start> starts, Function<Start, Duration> of) {
    return Figure.of(starts.stream().map(of).mapToDouble(Duration::toMillis).toArray());
  }

  private static List<String> row(String what, Figure figure, Figure built) {
    return List.of(what, figure.text(), figure.spread(), built.text());
  }
}
