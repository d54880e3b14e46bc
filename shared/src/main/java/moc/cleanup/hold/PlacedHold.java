package moc.cleanup.hold;

/// A hold, and what it came too late for.
///
/// @param mocsGone MOCs of the hold's target whose rows were deleted before
/// @param objectsGone objects of theirs that S3 has confirmed as gone
/// @param objectsSaved objects of theirs that were still owed, and stay while the hold is in force
public record PlacedHold(Hold hold, long mocsGone, long objectsGone, long objectsSaved) {}
