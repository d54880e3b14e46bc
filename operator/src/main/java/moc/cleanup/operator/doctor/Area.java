package moc.cleanup.operator.doctor;

import java.util.List;

/// What was found in one area.
record Area(String name, List<Finding> findings) {

  Area {
    findings = List.copyOf(findings);
  }

  long count(Class<? extends Finding> kind) {
    return findings.stream().filter(kind::isInstance).count();
  }
}
