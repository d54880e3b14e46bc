package moc.cleanup.operator.doctor;

import java.util.List;

/// All that was found, by area.
record Diagnosis(List<Area> areas) {

  Diagnosis {
    areas = List.copyOf(areas);
  }

  /// Whether everything works.
  boolean inOrder() {
    return problems() == 0;
  }

  long problems() {
    return count(Finding.Problem.class);
  }

  long warnings() {
    return count(Finding.Warning.class);
  }

  private long count(Class<? extends Finding> kind) {
    return areas.stream().mapToLong(area -> area.count(kind)).sum();
  }

  /// The same for machines.
  Answer answer() {
    return new Answer(
        inOrder(),
        problems(),
        warnings(),
        areas.stream()
            .flatMap(area -> area.findings().stream().map(finding -> Line.of(area, finding)))
            .toList());
  }

  /// @param inOrder whether there is no problem
  record Answer(boolean inOrder, long problems, long warnings, List<Line> findings) {

    Answer {
      findings = List.copyOf(findings);
    }
  }

  /// @param level `fine`, `note`, `warning` or `problem`
  /// @param remedy empty when nothing is to be done
  record Line(String area, String level, String text, String remedy) {

    static Line of(Area area, Finding finding) {
      String level =
          switch (finding) {
            case Finding.Fine _ -> "fine";
            case Finding.Note _ -> "note";
            case Finding.Warning _ -> "warning";
            case Finding.Problem _ -> "problem";
          };
      return new Line(area.name(), level, finding.text(), finding.remedy());
    }
  }
}
