package moc.cleanup.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import moc.cleanup.operator.Invocation;

/// What the doctor said, as machines get it.
record Report(Invocation invocation) {

  List<String> problems() {
    return findings("problem");
  }

  List<String> warnings() {
    return findings("warning");
  }

  List<String> notes() {
    return findings("note");
  }

  List<String> fine() {
    return findings("fine");
  }

  /// Every finding of that level with its area before it and its remedy behind it.
  private List<String> findings(String level) {
    assertThat(invocation.err()).isEmpty();
    return invocation
        .json()
        .path("findings")
        .valueStream()
        .filter(finding -> finding.path("level").stringValue().equals(level))
        .map(finding ->
            "%s: %s %s"
                .formatted(
                    finding.path("area").stringValue(),
                    finding.path("text").stringValue(),
                    finding.path("remedy").stringValue())
                .strip())
        .toList();
  }
}
