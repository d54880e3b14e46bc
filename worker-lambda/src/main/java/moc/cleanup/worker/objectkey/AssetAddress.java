package moc.cleanup.worker.objectkey;

/// What a text in the database that should name an object turned out to be.
public sealed interface AssetAddress {

  /// It names an object in our bucket.
  record Ours(ObjectKey key) implements AssetAddress {}

  /// It is a URL of somebody else's host or bucket, and never touched.
  record Foreign() implements AssetAddress {}

  /// It is ours by its form, but what it names cannot be a key.
  record Refused(String reason) implements AssetAddress {}
}
