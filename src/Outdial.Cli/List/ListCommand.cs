using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial list</c>: places the rows of a list, each once.</summary>
internal static class ListCommand
{
    internal static Command Create(Terminal terminal) => new(
        "list", "Place the rows of a list, each once: import, start, pause, resume, cancel, look.")
    {
        ListImportCommand.Create(terminal),
        ListRunCommand.Create(terminal),
        ListStartCommand.Create(terminal, "start", "Place an imported list, here and now; Ctrl-C pauses it."),
        ListStartCommand.Create(terminal, "resume", "Go on with a list that was paused; Ctrl-C pauses it."),
        ListStateCommand.Create(terminal, "pause", "Pause a list, wherever it is placed.", CallListState.Paused),
        ListStateCommand.Create(terminal, "cancel", "Cancel a list for good.", CallListState.Cancelled),
        ListStatusCommand.Create(terminal),
        ListRowsCommand.Create(terminal),
        ListReportCommand.Create(terminal),
    };

    internal static Argument<string> Name() => new("name") { Description = "The list's name." };
}
