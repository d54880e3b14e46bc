package moc.cleanup.testbed.embedded;

import java.net.URI;
import moc.cleanup.testbed.LocalAws;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/// S3Proxy over a file system in this JVM's memory.
record S3Part(S3Proxy proxy) implements AutoCloseable {

  static S3Part start() {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(
                AuthenticationType.AWS_V2_OR_V4, LocalAws.ACCESS_KEY_ID, LocalAws.SECRET_ACCESS_KEY)
            // Else stopping waits almost two seconds for connections that nobody uses.
            .stopTimeout(0)
            .build();
    try {
      proxy.start();
    } catch (Exception failure) {
      throw new IllegalStateException("S3Proxy did not start", failure);
    }
    return new S3Part(proxy);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("S3Proxy did not stop", failure);
    }
  }
}
