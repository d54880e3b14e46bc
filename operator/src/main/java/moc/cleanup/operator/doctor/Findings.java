package moc.cleanup.operator.doctor;

import java.util.ArrayList;
import java.util.List;

/// Collects what the checks of one area find, in their order. Not thread-safe.
final class Findings {

  private final List<Finding> findings = new ArrayList<>();

  void fine(String text) {
    findings.add(new Finding.Fine(text));
  }

  void note(String text) {
    findings.add(new Finding.Note(text));
  }

  void warn(String text, String remedy) {
    findings.add(new Finding.Warning(text, remedy));
  }

  void problem(String text, String remedy) {
    findings.add(new Finding.Problem(text, remedy));
  }

  List<Finding> all() {
    return List.copyOf(findings);
  }
}
