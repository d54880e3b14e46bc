package moc.cleanup.operator.demo.verification;

import java.util.List;
import java.util.Set;

/// One line of the verdict: ids or keys that were expected, and those that were found.
public record Check(String what, Set<String> expected, Set<String> found) {

  /// Copies the sets.
  public Check {
    expected = Set.copyOf(expected);
    found = Set.copyOf(found);
  }

  public boolean agrees() {
    return expected.equals(found);
  }

  /// Expected and not found.
  public List<String> missing() {
    return expected.stream().filter(one -> !found.contains(one)).sorted().toList();
  }

  /// Found and not expected.
  public List<String> unexpected() {
    return found.stream().filter(one -> !expected.contains(one)).sorted().toList();
  }
}
