package moc.cleanup.operator.console.notice;

import java.time.Instant;

/// Something that happened.
///
/// @param number counts from 1
/// @param good whether it is as somebody wanted it
public record Notice(long number, Instant at, boolean good, String text) {}
