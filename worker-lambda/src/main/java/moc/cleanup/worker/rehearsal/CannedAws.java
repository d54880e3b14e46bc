package moc.cleanup.worker.rehearsal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/// AWS that has done whatever it is asked, without a network. Requests are built, signed and read as
/// ever.
public final class CannedAws implements SdkHttpClient {

  private static final int OK = 200;
  private static final String DELETED =
      "<DeleteResult><Deleted><Key>" + RehearsalDatabase.TEXT + "</Key></Deleted></DeleteResult>";

  /// An empty map.
  private static final byte[] NOTHING_IN_CBOR = {(byte) 0xa0};

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return answer(request.httpRequest());
      }

      @Override
      public void abort() {}
    };
  }

  private static HttpExecuteResponse answer(SdkHttpRequest request) {
    boolean deletesObjects = request.rawQueryParameters().containsKey("delete");
    return deletesObjects
        ? answer("application/xml", DELETED.getBytes(StandardCharsets.UTF_8))
        : answer("application/cbor", NOTHING_IN_CBOR);
  }

  private static HttpExecuteResponse answer(String contentType, byte[] content) {
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpFullResponse.builder()
                .statusCode(OK)
                .putHeader("Content-Type", contentType)
                .putHeader("smithy-protocol", "rpc-v2-cbor")
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(content)))
        .build();
  }

  @Override
  public void close() {}
}
