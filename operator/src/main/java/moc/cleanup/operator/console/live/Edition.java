package moc.cleanup.operator.console.live;

import java.util.Map;
import moc.cleanup.operator.console.reading.View;

/// The page's changing parts as they were rendered at one moment.
///
/// @param number counts from 1
/// @param fragments HTML by the name of its event
public record Edition(long number, View view, Map<String, String> fragments) {

  /// Copies the map.
  public Edition {
    fragments = Map.copyOf(fragments);
  }
}
