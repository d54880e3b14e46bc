package moc.cleanup.operator.history;

import java.util.Locale;

/// What a history is about.
record Subject(Kind kind, String id) {

  enum Kind {
    MOC,
    OWNER,
    RUN;

    /// As options and documents say it.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
