package moc.cleanup.operator.bench.report;

import java.util.List;
import java.util.Map;
import moc.cleanup.operator.terminal.Narrator;

/// All that one call of the bench has found.
///
/// @param settings of machine, server and run, by name
public record BenchReport(Map<String, String> settings, List<Table> tables, List<Target> targets) {

  private static final List<String> TARGET_COLUMNS = List.of("target", "wanted", "measured", "met");

  public BenchReport {
    tables = List.copyOf(tables);
    targets = List.copyOf(targets);
  }

  public void tell(Narrator narrator) {
    settings.forEach(narrator::fact);
    for (Table table : tables) {
      narrator.blankLine();
      narrator.say(narrator.bold(table.title()));
      table.plainLines().forEach(narrator::say);
    }
    narrator.blankLine();
    targetTable().plainLines().forEach(narrator::say);
  }

  /// The tables as the documentation has them.
  public void tellMarkdown(Narrator narrator) {
    settings.forEach((name, value) -> narrator.say("- " + name + ": " + value));
    for (Table table : tables) {
      narrator.blankLine();
      narrator.say("### " + table.title());
      narrator.blankLine();
      table.markdownLines().forEach(narrator::say);
    }
    narrator.blankLine();
    narrator.say("### Targets");
    narrator.blankLine();
    targetTable().markdownLines().forEach(narrator::say);
  }

  private Table targetTable() {
    return new Table(
        "Targets",
        TARGET_COLUMNS,
        targets.stream()
            .map(target ->
                List.of(
                    target.what(), target.wanted(), target.measured(), target.met() ? "yes" : "no"))
            .toList());
  }
}
