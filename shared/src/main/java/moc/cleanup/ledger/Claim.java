package moc.cleanup.ledger;

import moc.cleanup.message.MocId;
import org.jspecify.annotations.Nullable;

/// A MOC that a scheduler run has claimed and is about to send, with what the ledger said before,
/// so that the claim can be given back.
///
/// @param queuedBefore when it was queued last, as PostgreSQL prints it; null when it never was
/// @param timesQueuedBefore how often since the last acknowledged outcome
/// @param queuedBeforeBy the run that queued it last
public record Claim(
    MocId mocId,
    @Nullable String queuedBefore,
    int timesQueuedBefore,
    @Nullable String queuedBeforeBy) {}
