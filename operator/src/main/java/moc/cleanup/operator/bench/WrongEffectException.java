package moc.cleanup.operator.bench;

import moc.cleanup.operator.bench.place.Leftovers;

/// A run did not leave behind what it had to: its figures mean nothing.
final class WrongEffectException extends RuntimeException {

  WrongEffectException(String what) {
    super(what);
  }

  WrongEffectException(String variant, Leftovers expected, Leftovers found) {
    this("no figures: \"%s\" was to leave %s, and left %s".formatted(variant, expected, found));
  }
}
