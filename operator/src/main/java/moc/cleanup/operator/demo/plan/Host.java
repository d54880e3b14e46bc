package moc.cleanup.operator.demo.plan;

/// The hosts by which the platform writes URLs of its objects.
public enum Host {
  BUCKET,
  BUCKET_IN_REGION,
  CDN
}
