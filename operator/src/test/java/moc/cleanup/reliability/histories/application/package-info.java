/// What the application does to the platform meanwhile: every change is one transaction, and says
/// beside its SQL what it means to the model. It keeps to what the design assumes of applications and
/// takes no lock that it would not take without us, except where the order of two changes would
/// otherwise be nobody's to tell: an image is locked `FOR KEY SHARE` when a link to it or an album's
/// cover goes.
@NullMarked
package moc.cleanup.reliability.histories.application;

import org.jspecify.annotations.NullMarked;
