package moc.cleanup.operator.deadletter;

import picocli.CommandLine.Command;

/// The dead-letter queue's own subcommands.
@Command(
    name = "dlq",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Shows what SQS gave up on, and why, and sends it back.",
      "",
      "A message that failed three times is in the dead-letter queue. Reading it there",
      "hides it from nobody. Redriving is SQS's own business, as with the console's",
      "button: it goes on without this command."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup dlq list",
      "  moc-cleanup dlq show 2f6a8c1e-…",
      "  moc-cleanup dlq redrive --rate 10",
      "",
      "Exit codes: see each command's --help"
    })
public final class DlqCommand {}
