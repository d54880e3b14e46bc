/// The subcommand that shows the whole pipeline on parts of its own: fills a believable platform,
/// cleans it up, repairs what could not be deleted, and proves that exactly the right things are gone.
@NullMarked
package moc.cleanup.operator.demo;

import org.jspecify.annotations.NullMarked;
