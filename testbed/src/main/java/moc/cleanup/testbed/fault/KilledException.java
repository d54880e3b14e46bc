package moc.cleanup.testbed.fault;

import java.io.IOException;

/// What code of a killed process gets from every call; in a real process there would be no code left
/// to get it.
final class KilledException extends IOException {

  KilledException() {
    super("the process was killed");
  }
}
