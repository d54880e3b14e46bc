package moc.cleanup.operator.doctor;

/// What a check found.
sealed interface Finding {

  String text();

  /// What to do about it; empty when nothing is to be done.
  default String remedy() {
    return "";
  }

  /// As it should be.
  record Fine(String text) implements Finding {}

  /// Good to know, or not to be found out.
  record Note(String text) implements Finding {}

  /// It works, and somebody should look at it.
  record Warning(String text, String remedy) implements Finding {}

  /// Something fails, is left behind, or goes that should not.
  record Problem(String text, String remedy) implements Finding {}
}
