package moc.cleanup.infra;

import java.util.List;

/// The bucket with the assets.
///
/// @param versioned whether the worker may delete versions of an object
/// @param deleteVersions whether it deletes every version, and not only the newest; takes a versioned
///     bucket
/// @param keyPrefixes the parts of the bucket that may be cleaned up; none means all
record BucketConfig(
    String name, boolean versioned, boolean deleteVersions, List<String> keyPrefixes) {

  BucketConfig {
    keyPrefixes = List.copyOf(keyPrefixes);
  }

  static BucketConfig from(ConfigurationSection section) {
    boolean versioned = section.flag("versioned", false);
    boolean deleteVersions = section.flag("deleteVersions", false);
    if (deleteVersions && !versioned) {
      section.problem("deleteVersions", "true only where bucket.versioned is true");
    }
    return new BucketConfig(
        section.text("name", Patterns.BUCKET, "the assets' bucket"),
        versioned,
        deleteVersions,
        section.texts(
            "keyPrefixes", Patterns.KEY_PREFIX, "prefixes without * ? $ comma and blank"));
  }
}
