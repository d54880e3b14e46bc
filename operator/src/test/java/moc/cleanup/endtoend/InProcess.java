package moc.cleanup.endtoend;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import moc.cleanup.config.Variables;
import moc.cleanup.scheduler.SchedulerClients;
import moc.cleanup.scheduler.SchedulerHandler;
import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.LocalAws;
import moc.cleanup.testbed.lambda.LambdaFunction;
import moc.cleanup.testbed.lambda.LocalLambda;
import moc.cleanup.worker.WorkerClients;
import moc.cleanup.worker.WorkerHandler;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The handlers in this JVM, with clients for the endpoints that the variables name.
public record InProcess(LambdaFunction scheduler, LambdaFunction workers, Closing closing)
    implements Deployment {

  public static InProcess start(Map<String, String> variables) {
    return Closing.onFailure(closing -> start(variables, closing));
  }

  private static InProcess start(Map<String, String> variables, Closing closing) {
    SqsClient sqs = closing.later(LocalAws.sqs(endpoint(variables, "SQS")));
    S3Client s3 = closing.later(LocalAws.s3(endpoint(variables, "S3")));
    CloudWatchClient cloudWatch =
        closing.later(LocalAws.cloudWatch(endpoint(variables, "CLOUDWATCH")));
    SchedulerHandler scheduler =
        closing.later(
            new SchedulerHandler(new Variables(variables), new SchedulerClients(sqs, cloudWatch)));
    WorkerClients clients = new WorkerClients(s3, sqs, cloudWatch);
    List<LocalLambda> workers =
        Stream.generate(() -> closing.later(new WorkerHandler(new Variables(variables), clients)))
            .map(worker -> new LocalLambda("worker", worker))
            .limit(WORKERS)
            .toList();
    return new InProcess(new LocalLambda("scheduler", scheduler), SideBySide.of(workers), closing);
  }

  private static URI endpoint(Map<String, String> variables, String service) {
    return URI.create(variables.getOrDefault("AWS_ENDPOINT_URL_" + service, ""));
  }

  @Override
  public void close() {
    closing.close();
  }
}
