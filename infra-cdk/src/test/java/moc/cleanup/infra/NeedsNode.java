package moc.cleanup.infra;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.condition.EnabledIf;

/// A test that synthesizes: CDK runs inside Node.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
    value = "moc.cleanup.infra.NeedsNode$Search#finds",
    disabledReason = "CDK needs Node 20 or newer, and there is no `node` on the PATH")
@interface NeedsNode {

  final class Search {

    private Search() {}

    static boolean finds() {
      String path = System.getenv().getOrDefault("PATH", "");
      return Arrays.stream(path.split(File.pathSeparator, -1))
          .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }
  }
}
