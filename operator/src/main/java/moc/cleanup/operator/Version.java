package moc.cleanup.operator;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The version as the jar's manifest tells it.
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
    return new String[] {"moc-cleanup " + version + " on Java " + Runtime.version().feature()};
  }
}
