package moc.cleanup.operator.demo.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Gatherers;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Puts objects into the bucket, small ones of the kind that their names promise.
public record SampleObjects(S3Client s3, String bucket) {

  private static final int AT_ONCE = 8;

  /// One grey pixel.
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

  private static final String PDF =
      """
      %PDF-1.4
      1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
      2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
      3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>> endobj
      trailer <</Root 1 0 R /Title (TITLE)>>
      %%EOF
      """;

  private static final String CSV =
      """
      part,name,color,quantity
      3001,Brick 2 x 4,red,12
      3020,Plate 2 x 4,light grey,8
      """;

  private static final String XML =
      """
      <INVENTORY>
        <ITEM><ITEMTYPE>P</ITEMTYPE><ITEMID>3005</ITEMID><COLOR>12</COLOR><MINQTY>6</MINQTY></ITEM>
      </INVENTORY>
      """;

  /// Puts them all, several at once.
  public void put(Collection<String> keys) {
    put(keys, _ -> {});
  }

  /// Puts them all, several at once, and says after each how many are there.
  public void put(Collection<String> keys, LongConsumer progress) {
    AtomicLong there = new AtomicLong();
    keys.stream()
        .gather(
            Gatherers.mapConcurrent(
                AT_ONCE,
                key ->
                    s3.putObject(
                        to -> to.bucket(bucket).key(key), RequestBody.fromBytes(bytes(key)))))
        .forEach(_ -> progress.accept(there.incrementAndGet()));
  }

  private static byte[] bytes(String key) {
    return switch (key.substring(key.lastIndexOf('.') + 1)) {
      case "png" -> PNG;
      case "pdf" -> PDF.replace("TITLE", key).getBytes(UTF_8);
      case "csv" -> CSV.getBytes(UTF_8);
      case "xml" -> XML.getBytes(UTF_8);
      default -> key.getBytes(UTF_8);
    };
  }
}
