/// The subcommand that serves a web page for operators, and the server behind it. What the page shows
/// is read in `reading`, rendered in `page` and kept up to date by `live`; what its buttons do is in
/// `action`; and nobody gets past `access` without the token.
@NullMarked
package moc.cleanup.operator.console;

import org.jspecify.annotations.NullMarked;
