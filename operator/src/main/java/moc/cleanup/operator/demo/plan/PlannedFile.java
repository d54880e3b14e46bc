package moc.cleanup.operator.demo.plan;

import java.util.UUID;

/// A file of a MOC.
///
/// @param softDeleted whether its owner has taken it off the MOC; its object is still there
public record PlannedFile(UUID id, String type, String key, Host host, boolean softDeleted) {}
