package moc.cleanup.testbed;

import java.net.URI;

/// Where an environment's parts listen. All that tells one environment from another.
public record Backends(Databases databases, URI sqs, URI s3) {}
