/// Our own tables, functions and indexes in the platform's database. The SQL lies beside this
/// package as resources and can as well be run by `psql -f` in file-name order. Only a person's
/// command applies it; the Lambdas never run DDL.
@NullMarked
package moc.cleanup.migration;

import org.jspecify.annotations.NullMarked;
