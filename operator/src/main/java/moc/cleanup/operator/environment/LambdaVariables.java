package moc.cleanup.operator.environment;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import moc.cleanup.config.ConfigurationException;
import moc.cleanup.config.Variables;
import moc.cleanup.scheduler.SchedulerHandler;
import moc.cleanup.worker.WorkerHandler;

/// Whether both Lambdas can work with these variables.
public final class LambdaVariables {

  private LambdaVariables() {}

  /// Names every variable at fault, of both, at once.
  public static void require(Map<String, String> variables) {
    Set<String> problems = problems(variables);
    if (!problems.isEmpty()) {
      throw new UnusableException(String.join("; ", problems));
    }
  }

  /// What is wrong with them, in the order in which the Lambdas read them.
  public static Set<String> problems(Map<String, String> variables) {
    Set<String> problems = new LinkedHashSet<>();
    collect(problems, variables, SchedulerHandler::requireUsable);
    collect(problems, variables, WorkerHandler::requireUsable);
    return problems;
  }

  private static void collect(
      Set<String> problems, Map<String, String> variables, Consumer<Variables> check) {
    try {
      check.accept(new Variables(variables));
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
    }
  }
}
