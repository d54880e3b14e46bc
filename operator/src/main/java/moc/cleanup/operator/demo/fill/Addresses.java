package moc.cleanup.operator.demo.fill;

import java.net.URI;
import java.net.URISyntaxException;
import moc.cleanup.operator.demo.plan.Host;

/// Writes URLs as platforms do, percent-encoded where it has to be.
public record Addresses(String bucket, String region, String cdnHost) {

  String url(Host host, String key) {
    String name =
        switch (host) {
          case BUCKET -> bucket + ".s3.amazonaws.com";
          case BUCKET_IN_REGION -> bucket + ".s3." + region + ".amazonaws.com";
          case CDN -> cdnHost;
        };
    try {
      return new URI("https", name, "/" + key, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no URL for key " + key, e);
    }
  }
}
