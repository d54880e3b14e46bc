package moc.cleanup.testbed.platform;

import java.util.Locale;

/// How an installation's schema may differ from the standard one. Any of them go together.
public enum PlatformVariation {
  /// No upload sessions, flags and reviews; no keys beside images' URLs, no URLs beside files'
  /// keys.
  MINIMAL,
  /// A parts list takes its bricks along when it is deleted.
  CASCADING_BRICKS,
  /// `moc_instructions.deleted_at` is a timestamp without time zone, in UTC.
  ZONELESS_DELETED_AT;

  String resource() {
    return name().toLowerCase(Locale.ROOT) + ".sql";
  }
}
