package moc.cleanup.operator.pipeline;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The AWS services that the pipeline talks to. Whoever made the clients closes them.
public record PipelineClients(SqsClient sqs, S3Client s3, CloudWatchClient cloudWatch) {}
