package moc.cleanup.operator.environment;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// What every subcommand can be told about where it works.
public final class SurroundingsOptions {

  private static final Pattern REGION = Pattern.compile("[a-z]+(-[a-z0-9]+)+");

  private final Surroundings process;

  @Option(
      names = "--env-file",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Read variables, KEY=VALUE lines, from a file; they go before the shell's.")
  private @Nullable Path envFile;

  @Option(
      names = "--profile",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "A profile of the AWS configuration: its credentials and region.")
  private @Nullable String profile;

  @Option(
      names = "--region",
      scope = ScopeType.INHERIT,
      paramLabel = "REGION",
      description = "The AWS region, such as eu-west-1.")
  private @Nullable String region;

  /// @param process what the process has of its own
  public SurroundingsOptions(Surroundings process) {
    this.process = process;
  }

  /// Where the command works, by what it was told.
  ///
  /// @throws UnusableException when the file cannot be read, or the region is none
  public Surroundings surroundings() {
    if (region != null && !REGION.matcher(region).matches()) {
      throw new UnusableException(
          "--region is \"%s\"; it takes a region such as eu-west-1".formatted(region));
    }
    return process.told(envFile == null ? Map.of() : EnvFile.read(envFile), profile, region);
  }
}
