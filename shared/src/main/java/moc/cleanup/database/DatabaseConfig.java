package moc.cleanup.database;

import static moc.cleanup.config.VariableNames.DATABASE_PASSWORD;
import static moc.cleanup.config.VariableNames.DATABASE_SECRET_ARN;
import static moc.cleanup.config.VariableNames.DATABASE_URL;
import static moc.cleanup.config.VariableNames.DATABASE_USERNAME;

import java.net.URI;
import java.util.Optional;
import javax.sql.DataSource;
import moc.cleanup.config.Variables;

/// Where the database is and how we log in.
///
/// @param url `jdbc:postgresql://…`
public record DatabaseConfig(String url, LoginSource login) {

  private static final int WITHOUT_LIMIT = 0;
  private static final String URL_SCHEME = "jdbc:postgresql:";

  /// The Lambda extension's own variables.
  private static final String EXTENSION_PORT = "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT";

  private static final String SESSION_TOKEN = "AWS_SESSION_TOKEN";

  /// A function that is restored from a snapshot has no session token, since it would be out of date;
  /// it has this one, for life.
  /// https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html#snapstart-credentials
  private static final String RESTORED_TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";

  /// Reads the `DATABASE_…` variables; problems are left in `variables`.
  public static DatabaseConfig from(Variables variables) {
    String url =
        variables.required(
            DATABASE_URL,
            "jdbc:postgresql://host:port/database",
            text -> text.startsWith(URL_SCHEME));
    return new DatabaseConfig(url, loginSource(variables));
  }

  /// Opens connections one by one and waits for a statement as long as it takes, as a migration has
  /// to: an index on a large table is built for minutes without a word from the server.
  public DataSource patientDataSource() {
    LoginDataSource dataSource = new LoginDataSource(this);
    dataSource.setSocketTimeout(WITHOUT_LIMIT);
    return dataSource;
  }

  private static LoginSource loginSource(Variables variables) {
    Optional<String> secretArn = variables.optional(DATABASE_SECRET_ARN);
    if (secretArn.isPresent()) {
      return new RotatedSecret(
          secretArn.get(),
          variables
              .optional(EXTENSION_PORT)
              .map(port -> URI.create("http://localhost:" + port))
              .orElse(URI.create(RotatedSecret.DEFAULT_EXTENSION)),
          token(variables));
    }
    String username =
        variables.required(
            DATABASE_USERNAME,
            "the database user's name, unless " + DATABASE_SECRET_ARN + " is set");
    // An empty password is a setting, not an omission: some servers trust the network.
    String password = variables.optional(DATABASE_PASSWORD).orElse("");
    return new FixedLogin(new DatabaseLogin(username, password));
  }

  private static Optional<String> token(Variables variables) {
    Optional<String> restored = variables.optional(RESTORED_TOKEN);
    return variables.optional(SESSION_TOKEN).or(() -> restored);
  }
}
