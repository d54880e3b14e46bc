package moc.cleanup.operator.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the parts of a call find, one after the other.
public final class Findings {

  private final List<Table> tables = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();
  private final Map<String, BarChart> charts = new LinkedHashMap<>();

  public void add(Table table) {
    tables.add(table);
  }

  public void add(Target target) {
    targets.add(target);
  }

  public void addAll(List<Target> more) {
    targets.addAll(more);
  }

  /// Adds a drawing.
  ///
  /// @param name of its file, without the ending
  public void add(String name, BarChart chart) {
    charts.put(name, chart);
  }

  public Map<String, BarChart> charts() {
    return charts;
  }

  public BenchReport report(Map<String, String> settings) {
    return new BenchReport(settings, tables, targets);
  }
}
