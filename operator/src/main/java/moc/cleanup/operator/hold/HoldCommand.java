package moc.cleanup.operator.hold;

import picocli.CommandLine.Command;

/// The holds' own subcommands.
@Command(
    name = "hold",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Keeps MOCs from being deleted, whatever their age.",
      "",
      "A hold covers one MOC, all MOCs of an owner, or everything. It takes effect at",
      "once, on what is queued too, and lasts until it is lifted."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup hold add --owner user-4711 --reason \"dispute 17\"",
      "  moc-cleanup hold list",
      "  moc-cleanup hold lift --owner user-4711",
      "",
      "Exit codes: see each command's --help"
    })
public final class HoldCommand {}
