package moc.cleanup.worker.objectkey;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the texts with which the platform names objects: keys, and URLs of the bucket or of the
/// CDN in front of it. Where a text can be read in several ways, only the canonical reading is ever
/// deleted, and every reading protects an object. Immutable.
public final class AssetAddresses {

  private static final Pattern URL =
      Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?//([^/?#]*)(.*)", Pattern.DOTALL);
  private static final Pattern QUERY_OR_FRAGMENT = Pattern.compile("[?#].*", Pattern.DOTALL);
  private static final Pattern DEFAULT_PORT = Pattern.compile(":(443|80)$");

  /// S3's hosts, from `s3.amazonaws.com` to `s3.dualstack.eu-west-1.amazonaws.com.cn`.
  private static final Pattern S3_HOST =
      Pattern.compile("s3([.-][a-z0-9-]+){0,2}\\.amazonaws\\.com(\\.cn)?");

  private final String bucket;
  private final Set<String> cdnHosts;

  /// @param cdnHosts hosts in front of the bucket, without scheme or path
  public AssetAddresses(String bucket, List<String> cdnHosts) {
    this.bucket = bucket;
    this.cdnHosts = Set.copyOf(cdnHosts.stream().map(AssetAddresses::canonicalHost).toList());
  }

  /// The one object that the text names, by its canonical reading: a URL's path without query and
  /// fragment, percent-decoded once; anything that is no URL is a key as it stands.
  public AssetAddress read(String text) {
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      return keyOf(text);
    }
    return pathInBucket(url)
        .map(path -> QUERY_OR_FRAGMENT.matcher(path).replaceFirst(""))
        .map(path -> keyOf(PercentDecoding.decode(path).orElse(path)))
        .orElseGet(AssetAddress.Foreign::new);
  }

  /// Whether the text could mean this object, in any way of reading it.
  public boolean mayMean(String text, ObjectKey key) {
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      return readings(text).contains(key.value());
    }
    return pathInBucket(url).map(path -> readings(path).contains(key.value())).orElse(false);
  }

  private static AssetAddress keyOf(String text) {
    try {
      return new AssetAddress.Ours(new ObjectKey(text));
    } catch (IllegalArgumentException e) {
      return new AssetAddress.Refused(String.valueOf(e.getMessage()));
    }
  }

  /// A URL's path below the bucket, query and fragment included, or nothing when it is not ours.
  private Optional<String> pathInBucket(Matcher url) {
    String scheme = Optional.ofNullable(url.group(1)).orElse("https").toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return Optional.empty();
    }
    String host = canonicalHost(url.group(2));
    String path = url.group(3).startsWith("/") ? url.group(3).substring(1) : url.group(3);
    if (cdnHosts.contains(host)) {
      return Optional.of(path);
    }
    if (S3_HOST.matcher(host).matches()) {
      return belowBucket(path);
    }
    String bucketPrefix = bucket.toLowerCase(Locale.ROOT) + ".";
    return host.startsWith(bucketPrefix)
            && S3_HOST.matcher(host.substring(bucketPrefix.length())).matches()
        ? Optional.of(path)
        : Optional.empty();
  }

  private static String canonicalHost(String host) {
    return DEFAULT_PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
  }

  private Optional<String> belowBucket(String path) {
    int slash = path.indexOf('/');
    return slash >= 0 && path.substring(0, slash).equals(bucket)
        ? Optional.of(path.substring(slash + 1))
        : Optional.empty();
  }

  /// Every key that a path or a bare key could mean: with and without what looks like a query, a
  /// leading slash, escapes, and `+` for a blank.
  private static Set<String> readings(String text) {
    Set<String> readings = new LinkedHashSet<>();
    String cut = QUERY_OR_FRAGMENT.matcher(text).replaceFirst("");
    for (String form : List.of(text, cut)) {
      addDecoded(readings, form);
      if (form.startsWith("/")) {
        addDecoded(readings, form.substring(1));
      }
    }
    return readings;
  }

  private static void addDecoded(Set<String> readings, String form) {
    String blanks = form.replace('+', ' ');
    readings.add(form);
    readings.add(blanks);
    PercentDecoding.decode(form).ifPresent(readings::add);
    PercentDecoding.decode(blanks).ifPresent(readings::add);
  }
}
