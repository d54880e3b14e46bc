package moc.cleanup.testbed.fault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Makes HTTP answers that are there as a whole.
final class HttpAnswer {

  private HttpAnswer() {}

  static HttpExecuteResponse of(int status, String contentType, byte[] body) {
    return of(
        SdkHttpResponse.builder()
            .statusCode(status)
            .putHeader("Content-Type", contentType)
            .putHeader("Content-Length", Integer.toString(body.length))
            .build(),
        body);
  }

  /// Reads a service's answer to its end: by then the service has done its work.
  static HttpExecuteResponse whole(HttpExecuteResponse answer) throws IOException {
    if (answer.responseBody().isEmpty()) {
      return answer;
    }
    try (InputStream body = answer.responseBody().get()) {
      return of(answer.httpResponse(), body.readAllBytes());
    }
  }

  private static HttpExecuteResponse of(SdkHttpResponse head, byte[] body) {
    return HttpExecuteResponse.builder()
        .response(head)
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }
}
