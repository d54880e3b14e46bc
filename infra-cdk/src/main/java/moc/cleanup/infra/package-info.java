/// The AWS stack: what runs where, who may do what, and when somebody is woken. It is configured by
/// one file per stage and knows of the functions their jars, handlers, variables and number of
/// connections; none of their code may enter here.
@NullMarked
package moc.cleanup.infra;

import org.jspecify.annotations.NullMarked;
