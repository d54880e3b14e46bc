package moc.cleanup.operator.doctor;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import moc.cleanup.config.Variables;
import moc.cleanup.operator.environment.LambdaVariables;
import moc.cleanup.scheduler.enqueueing.EnqueueingConfig;

/// Whether both functions can work with the variables, and what these make of a run.
record VariableChecks(Map<String, String> variables) implements Checks {

  private static final String SOME_QUEUE = "http://127.0.0.1/";
  private static final String BEFORE_REMEDY = "; it takes ";
  private static final int NO_GUARD = 100;

  @Override
  public void run(Findings findings) {
    Map<String, String> withQueue = new HashMap<>(variables);
    if (new Variables(variables).optional(CLEANUP_QUEUE_URL).isEmpty()) {
      // Enough for a run by hand, which brings a queue of its own.
      findings.note(
          CLEANUP_QUEUE_URL
              + " is not set: moc-cleanup run uses a queue inside its process; the functions need"
              + " one.");
      withQueue.put(CLEANUP_QUEUE_URL, SOME_QUEUE);
    }
    Set<String> problems = LambdaVariables.problems(withQueue);
    problems.forEach(problem -> report(findings, problem));
    if (problems.isEmpty()) {
      findings.fine("Scheduler and worker can work with the variables.");
      reportLimits(findings, EnqueueingConfig.from(new Variables(withQueue)));
    }
  }

  private static void report(Findings findings, String problem) {
    int end = problem.lastIndexOf(BEFORE_REMEDY);
    if (end < 0) {
      findings.problem(problem, "Set it right.");
    } else {
      findings.problem(
          problem.substring(0, end) + ".",
          "It takes " + problem.substring(end + BEFORE_REMEDY.length()) + ".");
    }
  }

  private static void reportLimits(Findings findings, EnqueueingConfig config) {
    findings.note(
        "A run takes MOCs that were deleted %d days ago or earlier, %,d at most."
            .formatted(config.retention().days(), config.batchSize()));
    if (config.guard().percent() == NO_GUARD) {
      findings.warn(
          "The guard is off: a run may take all MOCs there are.",
          "Set DELETE_GUARD_PERCENT to less than 100; 20 is the default.");
    } else {
      findings.note(
          "The guard stops a run of more than 500 MOCs that are more than %d %% of all."
              .formatted(config.guard().percent()));
    }
  }
}
