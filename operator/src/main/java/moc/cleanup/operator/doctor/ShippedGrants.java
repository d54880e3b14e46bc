package moc.cleanup.operator.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import moc.cleanup.config.VariableNames;

/// What the two database users need, as the script says that we ship: there is no second list that
/// could differ from it.
final class ShippedGrants {

  private static final String SCRIPT = "/db/grants.sql";
  private static final Pattern GRANT =
      Pattern.compile("\\(:'(scheduler|worker)_user', '([A-Z, ]+)', '([a-z_]+)'\\)");

  private ShippedGrants() {}

  /// One right that a function needs on one table.
  record Grant(String function, String privilege, String table) {}

  static List<Grant> of(String function) {
    List<Grant> grants =
        GRANT
            .matcher(script())
            .results()
            .filter(grant -> grant.group(1).equals(function))
            .flatMap(grant ->
                Arrays.stream(grant.group(2).split(", ", -1))
                    .map(privilege -> new Grant(function, privilege, grant.group(3))))
            .toList();
    if (grants.isEmpty()) {
      throw new IllegalStateException(SCRIPT + " grants nothing to the " + function);
    }
    return grants;
  }

  private static String script() {
    try (InputStream script = VariableNames.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IllegalStateException(SCRIPT + " is not on the class path");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(SCRIPT + " cannot be read", e);
    }
  }
}
