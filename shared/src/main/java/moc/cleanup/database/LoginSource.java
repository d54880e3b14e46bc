package moc.cleanup.database;

/// Where the database login comes from: fixed variables, or a secret that may be rotated.
sealed interface LoginSource permits FixedLogin, RotatedSecret {

  /// The login to try first; it may come from a cache.
  DatabaseLogin current();

  /// The login after the database refused the current one, read anew where that is possible.
  DatabaseLogin afterRefusal();
}
