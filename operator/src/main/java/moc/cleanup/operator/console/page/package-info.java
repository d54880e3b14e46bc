/// The page: its templates' words, and the files that come with it. Templates escape whatever they
/// show; text of others goes through [Words#plain] besides.
@NullMarked
package moc.cleanup.operator.console.page;

import org.jspecify.annotations.NullMarked;
