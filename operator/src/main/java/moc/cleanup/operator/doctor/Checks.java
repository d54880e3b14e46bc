package moc.cleanup.operator.doctor;

/// The checks of one area.
@FunctionalInterface
interface Checks {

  void run(Findings findings);

  /// These, and then the others.
  default Checks and(Checks others) {
    return findings -> {
      run(findings);
      others.run(findings);
    };
  }
}
