package moc.cleanup.testbed;

import java.net.URI;

/// An environment's parts, and where they listen. All that tells one environment from another.
public record Backends(Databases databases, URI sqs, URI s3) {}
