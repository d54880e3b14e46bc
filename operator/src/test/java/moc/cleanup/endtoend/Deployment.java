package moc.cleanup.endtoend;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.lambda.LambdaFunction;

/// Both Lambdas, in whatever form they run.
public interface Deployment extends AutoCloseable {

  String CDN = "cdn.example.com";
  int WORKERS = 3;

  LambdaFunction scheduler();

  /// Takes as many invocations at once as there are workers.
  LambdaFunction workers();

  @Override
  void close();

  /// The environment variables with which they find a sandbox.
  static Map<String, String> variables(Sandbox sandbox, URI s3) {
    Map<String, String> variables = new HashMap<>(sandbox.awsVariables());
    variables.put("AWS_ENDPOINT_URL_S3", s3.toString());
    variables.put("DATABASE_URL", sandbox.jdbcUrl());
    variables.put("DATABASE_USERNAME", sandbox.username());
    variables.put("DATABASE_PASSWORD", sandbox.password());
    variables.put("S3_BUCKET", sandbox.bucket());
    variables.put("CLOUDFRONT_DOMAIN", CDN);
    variables.put("CLEANUP_QUEUE_URL", sandbox.queueUrl());
    variables.put("STAGE", "test");
    return variables;
  }
}
