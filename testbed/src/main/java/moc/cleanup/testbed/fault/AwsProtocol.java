package moc.cleanup.testbed.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/// How the SDK speaks to a service: where the operation's name stands, and what an error looks like.
/// https://smithy.io/2.0/aws/protocols/index.html
enum AwsProtocol {
  /// SQS.
  JSON {
    @Override
    String operation(SdkHttpRequest request) {
      String target = request.firstMatchingHeader(TARGET).orElseThrow();
      return target.substring(target.lastIndexOf('.') + 1);
    }

    @Override
    HttpExecuteResponse error(int status, String code) {
      byte[] body = JsonMapper.shared().writeValueAsBytes(fields(code));
      return HttpAnswer.of(status, "application/x-amz-json-1.0", body);
    }
  },
  /// CloudWatch.
  RPC_V2_CBOR {
    @Override
    String operation(SdkHttpRequest request) {
      String path = request.encodedPath();
      return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    HttpExecuteResponse error(int status, String code) {
      byte[] body = new CBORMapper().writeValueAsBytes(fields(code));
      return HttpAnswer.of(status, "application/cbor", body);
    }
  },
  /// S3.
  REST_XML {
    @Override
    String operation(SdkHttpRequest request) {
      String query =
          request.rawQueryParameters().keySet().stream().sorted().collect(Collectors.joining("&"));
      if (request.method() == SdkHttpMethod.POST && query.equals("delete")) {
        return "DeleteObjects";
      }
      if (request.method() == SdkHttpMethod.DELETE && !query.contains("uploadId")) {
        return "DeleteObject";
      }
      return request.method() + " " + (query.isEmpty() ? "an object" : query);
    }

    @Override
    HttpExecuteResponse error(int status, String code) {
      String body =
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <Error><Code>%s</Code><Message>Injected</Message></Error>
          """
              .formatted(code);
      return HttpAnswer.of(status, "application/xml", body.getBytes(UTF_8));
    }
  };

  private static final String TARGET = "X-Amz-Target";

  static AwsProtocol of(SdkHttpRequest request) {
    if (request.firstMatchingHeader(TARGET).isPresent()) {
      return JSON;
    }
    return request.encodedPath().contains("/operation/") ? RPC_V2_CBOR : REST_XML;
  }

  abstract String operation(SdkHttpRequest request);

  abstract HttpExecuteResponse error(int status, String code);

  private static Map<String, String> fields(String code) {
    return Map.of("__type", "com.amazonaws#" + code, "message", "Injected");
  }
}
