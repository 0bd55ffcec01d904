using System.CommandLine;
using System.CommandLine.Invocation;

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

    internal static readonly (string Name, Func<Terminal, Command> Create)[] Commands =
    [
        ("call", CallCommand.Create),
        ("list", ListCommand.Create),
        ("ledger", LedgerCommand.Create),
        ("reconcile", ReconcileCommand.Create),
        ("status", StatusCommand.Create),
        ("hangup", HangUpCommand.Create),
        ("wrap-up", WrapUpCommand.Create),
        ("check", CheckCommand.Create),
        ("login", LoginCommand.Create),
        ("logout", LogoutCommand.Create),
        ("profile", ProfileCommand.Create),
        ("doctor", DoctorCommand.Create),
        ("explain", ExplainCommand.Create),
        ("sandbox", SandboxCommand.Create),
        ("completion", CompletionCommand.Create),
    ];

    /// <summary>Runs one command line.</summary>
    /// <returns>The process's exit code.</returns>
    internal static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        // Here '@name' is an address or an attribute, not a file of options.
        var configuration = new ParserConfiguration { ResponseFileTokenReplacer = null };
        var alone = Alone(args, terminal);
        if (!IsDirective(args) && (alone is null || OptionRules.Find(alone, args) is not null) &&
            OptionRules.Find(Whole(terminal), args) is { } fault)
        {
            await terminal.Error.WriteLineAsync(fault.Sentence);
            await terminal.Error.WriteLineAsync($"See: {fault.Command} --help");
            return ExitCode.Usage;
        }

        var parsed = alone?.Parse(args, configuration);
        if (parsed is null or { Errors.Count: > 0 })
        {
            parsed = Whole(terminal).Parse(args, configuration);
        }

        if (parsed.Action is ParseErrorAction)
        {
            return await RefuseAsync(parsed, terminal, args.Length == 0 ? Whole(terminal).Parse("--help") : null);
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,

                // Program listens to the signals itself: what Ctrl-C means depends on whether the request has left.
                ProcessTerminationTimeout = null,
            },
            cancellationToken);
    }

    // A page of help would bury the one line that says what is wrong; without any arguments it is the answer.
    private static async Task<int> RefuseAsync(ParseResult parsed, Terminal terminal, ParseResult? help)
    {
        foreach (var sentence in UsageErrors.Of(parsed))
        {
            await terminal.Error.WriteLineAsync(sentence);
        }

        if (help is not null)
        {
            await help.InvokeAsync(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error });
        }
        else
        {
            await terminal.Error.WriteLineAsync($"See: {UsageErrors.PathOf(parsed.CommandResult)} --help");
        }

        return ExitCode.Usage;
    }

    // What a shell asks with, to complete a line: the line is not finished.
    private static bool IsDirective(string[] args) => args is [['[', .., ']'], ..];

    /// <summary>All commands.</summary>
    internal static RootCommand Whole(Terminal terminal)
    {
        var root = new RootCommand(Description);
        foreach (var (_, create) in Commands)
        {
            root.Add(create(terminal));
        }

        return root;
    }

    // The one subcommand that is named, without the others and without help, which it does not need. Where anything
    // else is asked for, or anything is wrong, the whole tree answers.
    private static Command? Alone(string[] args, Terminal terminal)
    {
        if (args.Length == 0 || args.Any(OptionRules.HelpWords.Contains))
        {
            return null;
        }

        var (_, create) = Array.Find(Commands, command => command.Name == args[0]);
        return create is null ? null : new Command("outdial") { create(terminal) };
    }
}
