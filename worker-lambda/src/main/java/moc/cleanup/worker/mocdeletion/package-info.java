/// Deletes one MOC's rows, in one transaction. [MocDeletion] reads as the protocol's numbered steps;
/// the statements of a step live in a class named for its rows. Nothing here touches the network
/// but for the database.
@NullMarked
package moc.cleanup.worker.mocdeletion;

import org.jspecify.annotations.NullMarked;
