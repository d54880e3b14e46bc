package moc.cleanup.reliability.histories.model;

/// What happened, and its place in the order in which everything happened. Whatever has to do with
/// the same rows took its place while it had them locked.
public record Entry(long place, Happening happening) {}
