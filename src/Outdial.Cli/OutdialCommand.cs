using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Outdial.Cli;

/// <summary>The command <c>outdial</c>: its subcommands, and what they have in common.</summary>
internal static class OutdialCommand
{
    private const string Description = """
        Places outbound calls through Genesys Cloud, each one once, and explains every refusal.

        Try it without an account; no phone rings:
          outdial call +12025550123 --sandbox

        Settings come from the environment: GENESYS_CLIENT_ID, GENESYS_CLIENT_SECRET (or GENESYS_ACCESS_TOKEN),
        GENESYS_REGION, GENESYS_USER_ID, GENESYS_ORG_ID, GENESYS_CONTRACT, GENESYS_LOGIN_URL, GENESYS_API_URL,
        OUTDIAL_LEDGER.

        Exit codes: 0 placed; 1 the service refused; 2 usage or configuration; 3 the input is invalid, nothing was
        sent; 4 not authorised; 5 throttled; 6 unknown, the phone may be ringing; 7 the call's request never left.
        """;

    /// <summary>Runs one command line.</summary>
    /// <returns>The process's exit code.</returns>
    internal static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = new RootCommand(Description)
        {
            CallCommand.Create(terminal),
            LedgerCommand.Create(terminal),
            ReconcileCommand.Create(terminal),
            StatusCommand.Create(terminal),
            HangUpCommand.Create(terminal),
            WrapUpCommand.Create(terminal),
            CheckCommand.Create(terminal),
            LoginCommand.Create(terminal),
            LogoutCommand.Create(terminal),
            ProfileCommand.Create(terminal),
            DoctorCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            SandboxCommand.Create(terminal),
            CompletionCommand.Create(terminal),
        };

        // '@name' is somebody's address or attribute here, not a file of options.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var misunderstood = parsed.Action as ParseErrorAction;
        if (misunderstood is not null)
        {
            // A page of help would bury the one line that says what is wrong; with no words at all it is the answer.
            misunderstood.ShowHelp = args.Length == 0;
        }

        var code = await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                // What it thinks was meant is no result.
                Output = misunderstood is null or { ShowHelp: true } ? terminal.Out : terminal.Error,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,

                // Program listens to the signals itself: what Ctrl-C means depends on whether the request has left.
                ProcessTerminationTimeout = null,
            },
            cancellationToken);
        if (misunderstood is null)
        {
            return code;
        }

        await terminal.Error.WriteLineAsync($"See: outdial{PathOf(parsed.CommandResult)} --help");
        return ExitCode.Usage;
    }

    // " ledger show", from the command that was not understood up to the root.
    private static string PathOf(CommandResult command) => command.Command is RootCommand
        ? ""
        : $"{(command.Parent is CommandResult parent ? PathOf(parent) : "")} {command.Command.Name}";
}
