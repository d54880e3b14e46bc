package moc.cleanup.operator.doctor;

import static moc.cleanup.operator.terminal.InWords.count;

import moc.cleanup.operator.terminal.Narrator;

/// Findings, told to a person as they are made.
record DiagnosisText(Narrator narrator) {

  void tell(Area area) {
    narrator.say(narrator.bold(area.name()));
    area.findings().forEach(this::tell);
    narrator.blankLine();
  }

  private void tell(Finding finding) {
    String mark =
        switch (finding) {
          case Finding.Fine _ -> narrator.mark(true);
          case Finding.Note _ -> "·";
          case Finding.Warning _ -> narrator.warning();
          case Finding.Problem _ -> narrator.mark(false);
        };
    narrator.marked(mark, finding.text());
    if (!finding.remedy().isEmpty()) {
      narrator.say(2, "→ " + finding.remedy());
    }
  }

  void tellEnd(Diagnosis diagnosis) {
    narrator.marked(
        narrator.mark(diagnosis.inOrder()),
        "%s, %s."
            .formatted(
                count(diagnosis.problems(), "problem", "problems"),
                count(diagnosis.warnings(), "warning", "warnings")));
  }
}
