package moc.cleanup.infra;

/// Something that a person must hear of. Its name is that of the alarm and of the runbook's section.
///
/// @param meaning what has happened, and what to do first
record Incident(String name, String meaning) {

  private static final String RUNBOOK = "docs/runbook.md#";

  String description() {
    return meaning + " See " + RUNBOOK + name + ".";
  }
}
