package moc.cleanup.database;

/// Who we are at the database. The password never appears in `toString`.
public record DatabaseLogin(String username, String password) {

  @Override
  public String toString() {
    return "DatabaseLogin[" + username + "]";
  }
}
