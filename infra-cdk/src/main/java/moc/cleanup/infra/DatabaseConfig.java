package moc.cleanup.infra;

import java.util.Optional;

/// The platform's database and the two logins to it.
///
/// @param url `jdbc:postgresql://…`, without login
/// @param secretsKeyArn the key of one's own with which the secrets are encrypted
/// @param connectionBudget how many connections all workers together may open
record DatabaseConfig(
    String url,
    String schedulerSecretArn,
    String workerSecretArn,
    Optional<String> secretsKeyArn,
    int connectionBudget) {

  private static final int POSTGRESQL_PORT = 5432;
  private static final int LARGEST_PORT = 65_535;
  private static final int LARGEST_BUDGET = 10_000;

  /// RDS's certificates are signed by authorities that no Java runtime knows: to verify them, name
  /// a `sslrootcert` that the function has.
  private static final String ENCRYPTED = "sslmode=require";

  static DatabaseConfig from(ConfigurationSection section) {
    String schedulerSecret = secret(section, "schedulerSecretArn");
    String workerSecret = secret(section, "workerSecretArn");
    if (!workerSecret.isEmpty() && workerSecret.equals(schedulerSecret)) {
      section.problem(
          "workerSecretArn", "another secret than the scheduler's: there are two users");
    }
    return new DatabaseConfig(
        "jdbc:postgresql://%s:%d/%s?%s"
            .formatted(
                section.text("host", Patterns.HOST, "the database server's name"),
                section.number("port", POSTGRESQL_PORT, 1, LARGEST_PORT, "a port"),
                section.text("name", Patterns.DATABASE, "the database's name"),
                section
                    .optionalText(
                        "parameters",
                        Patterns.URL_PARAMETERS,
                        "name=value&name=value, without login")
                    .orElse(ENCRYPTED)),
        schedulerSecret,
        workerSecret,
        section.optionalText("secretsKeyArn", Patterns.KEY, "a KMS key's ARN"),
        section.number(
            "connectionBudget", WorkerSettings.FEWEST_CONNECTIONS, LARGEST_BUDGET, "connections"));
  }

  private static String secret(ConfigurationSection section, String name) {
    return section.text(
        name, Patterns.SECRET, "a secret's whole ARN, its six random letters included");
  }
}
