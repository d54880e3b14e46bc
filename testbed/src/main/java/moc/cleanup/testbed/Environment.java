package moc.cleanup.testbed;

/// Running parts that any number of isolated sandboxes share. Safe for use by many threads.
public interface Environment extends AutoCloseable {

  default Sandbox sandbox() {
    return sandbox(SandboxSettings.DEFAULTS);
  }

  Sandbox sandbox(SandboxSettings settings);

  @Override
  void close();
}
