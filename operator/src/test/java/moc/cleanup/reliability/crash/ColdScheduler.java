package moc.cleanup.reliability.crash;

import static moc.cleanup.config.VariableNames.DATABASE_URL;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import moc.cleanup.config.Variables;
import moc.cleanup.scheduler.SchedulerClients;
import moc.cleanup.scheduler.SchedulerHandler;
import moc.cleanup.testbed.fault.ProcessBoundary;
import moc.cleanup.testbed.fault.Steps;
import moc.cleanup.testbed.lambda.LambdaFunction;
import moc.cleanup.testbed.lambda.LocalLambda;

/// The scheduler in a process of its own, from its start to its end after one invocation.
record ColdScheduler(CrashSite site, Steps steps) implements LambdaFunction {

  @Override
  public String invoke(String eventJson, Duration timeLimit) {
    try (ProcessBoundary process = ProcessBoundary.of(site.sandbox(), steps);
        SchedulerHandler scheduler =
            new SchedulerHandler(
                new Variables(variables(process)),
                new SchedulerClients(process.sqs(), process.cloudWatch()))) {
      return process.around(new LocalLambda("scheduler", scheduler)).invoke(eventJson, timeLimit);
    }
  }

  private Map<String, String> variables(ProcessBoundary process) {
    Map<String, String> variables = new HashMap<>(site.variables());
    variables.put(DATABASE_URL, process.jdbcUrl());
    return variables;
  }
}
