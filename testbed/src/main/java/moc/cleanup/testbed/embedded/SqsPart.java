package moc.cleanup.testbed.embedded;

import java.net.URI;
import moc.cleanup.testbed.LocalAws;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/// ElasticMQ, which keeps its queues in this JVM's memory.
record SqsPart(SQSRestServer server) implements AutoCloseable {

  static SqsPart start() {
    SQSRestServer server =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion(LocalAws.REGION)
            .withAWSAccountId(LocalAws.ACCOUNT_ID)
            .start();
    server.waitUntilStarted();
    return new SqsPart(server);
  }

  URI endpoint() {
    int port = server.waitUntilStarted().localAddress().getPort();
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
