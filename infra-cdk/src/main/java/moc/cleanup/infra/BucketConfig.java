package moc.cleanup.infra;

import java.util.List;

/// The bucket with the assets.
///
/// @param versioned whether the worker may delete versions of an object
/// @param keyPrefixes the parts of the bucket that may be cleaned up; none means all
record BucketConfig(String name, boolean versioned, List<String> keyPrefixes) {

  BucketConfig {
    keyPrefixes = List.copyOf(keyPrefixes);
  }

  static BucketConfig from(ConfigurationSection section) {
    return new BucketConfig(
        section.text("name", Patterns.BUCKET, "the assets' bucket"),
        section.flag("versioned", false),
        section.texts(
            "keyPrefixes", Patterns.KEY_PREFIX, "prefixes without * ? $ comma and blank"));
  }
}
