package moc.cleanup.operator;

import picocli.CommandLine.Command;

/// The command without a subcommand, which does nothing but explain itself.
@Command(
    name = "moc-cleanup",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Removes deleted MOCs for good, from PostgreSQL and S3, after a retention period.",
    footer = {
      "",
      "Examples:",
      "  moc-cleanup demo            watch the whole pipeline on parts of its own",
      "  moc-cleanup migrate         add the ledger and indexes to your database",
      "  moc-cleanup doctor          whether all is as it should be, and what to do",
      "  moc-cleanup plan            what a run would delete now, and what stays",
      "  moc-cleanup run             delete them",
      "  moc-cleanup verify          prove that they are gone",
      "  moc-cleanup dlq list        what SQS gave up on, and why",
      "  moc-cleanup history ID      all about a MOC, an owner or a run",
      "  moc-cleanup console         how things stand, on a web page with buttons",
      "",
      "Exit codes:",
      "  0  all was done and is in order",
      "  1  it ran, but something is not in order; the output says what; or the output",
      "     could not be written, as on a full disk; a reader who leaves, as head does,",
      "     changes nothing",
      "  2  bad input or an unusable environment; nothing was changed",
      "  130  ended by Ctrl-C; what had begun is finished or safe"
    })
final class MocCleanupCommand {}
