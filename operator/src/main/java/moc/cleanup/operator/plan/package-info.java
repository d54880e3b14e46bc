/// Tonight's run without doing it: which MOCs it would take, what would go with them, and why
/// everything else stays. Whatever decides that is the Lambdas' own code and SQL; what is added here
/// is what holds at the end of the night, when all of the run's MOCs are gone. Nothing is changed.
@NullMarked
package moc.cleanup.operator.plan;

import org.jspecify.annotations.NullMarked;
