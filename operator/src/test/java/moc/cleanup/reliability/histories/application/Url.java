package moc.cleanup.reliability.histories.application;

/// The URL under which visitors see an object.
public final class Url {

  public static final String CDN = "cdn.example.com";

  private Url() {}

  static String of(String key) {
    return "https://%s/%s?v=1".formatted(CDN, key);
  }
}
