package moc.cleanup.operator.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import moc.cleanup.config.ConfigurationException;
import moc.cleanup.database.SqlStates;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.Interruption;
import org.jdbi.v3.core.JdbiException;

/// Areas that are looked at one after the other, until Ctrl-C. What an area cannot be asked is a
/// finding of its own. Not thread-safe.
final class Examination {

  private final Consumer<Area> told;
  private final Interruption interruption;
  private final List<Area> areas = new ArrayList<>();

  /// @param told of each area as soon as it was looked at
  Examination(Consumer<Area> told, Interruption interruption) {
    this.told = told;
    this.interruption = interruption;
  }

  void of(String name, Checks checks) {
    if (interruption.isRequested()) {
      return;
    }
    Findings findings = new Findings();
    run(checks, findings);
    Area area = new Area(name, findings.all());
    areas.add(area);
    told.accept(area);
  }

  private static void run(Checks checks, Findings findings) {
    try {
      checks.run(findings);
    } catch (ConfigurationException e) {
      findings.note("Not asked: its variables cannot be used; see above.");
    } catch (UnusableException e) {
      findings.problem("It cannot be asked.", String.valueOf(e.getMessage()));
    } catch (JdbiException e) {
      findings.problem(
          "What else there is cannot be asked: %s.".formatted(SqlStates.describe(e)),
          "See to that, and ask again.");
    }
  }

  /// Whether all of the last area could be asked, and none of it is a problem.
  boolean lastIsFine() {
    return !areas.isEmpty()
        && areas.getLast().findings().stream().allMatch(Finding.Fine.class::isInstance);
  }

  Diagnosis diagnosis() {
    return new Diagnosis(areas);
  }
}
