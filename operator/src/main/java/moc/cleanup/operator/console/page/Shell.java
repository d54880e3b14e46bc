package moc.cleanup.operator.console.page;

/// What does not change while the page is open.
///
/// @param database without anything secret
/// @param queue the queue's name
/// @param by who is likely to press a button
/// @param readOnly whether there are buttons at all
/// @param heard the last notice that the page has
public record Shell(String database, String queue, String by, boolean readOnly, long heard) {

  /// The same for a page that is opened now.
  public Shell heard(long notice) {
    return new Shell(database, queue, by, readOnly, notice);
  }
}
