using System.CommandLine;
using System.Diagnostics;

namespace Outdial.Cli;

/// <summary><c>outdial wrap-up</c>: sets the result of a call that was placed.</summary>
internal static class WrapUpCommand
{
    internal static Command Create(Terminal terminal)
    {
        var placed = new PlacedCallOptions();
        var code = new Argument<string>("code") { Description = "The wrap-up code, by name or id." };
        var notes = new Option<string?>("--notes") { HelpName = "text", Description = "Notes to store with the code." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("wrap-up", "Set the wrap-up code of your own leg of a call.");
        placed.AddTo(command);
        command.Add(code);
        command.Add(notes);
        command.Add(json);
        command.SetAction((parsed, token) =>
        {
            var reporter = new ChangeReporter(terminal, parsed.GetValue(json));
            var text = parsed.GetValue(code)!;
            var isId = ResourceId.TryParse(text, out var id);
            return !isId && !PendingName.IsName(NamedKind.WrapUpCode, text)
                ? Task.FromResult(reporter.NotAsked(
                    parsed.GetValue(placed.Id)!,
                    new Diagnostic(AddressRules.NotAGuid) { Index = 0, Path = "<code>" },
                    ExitCode.Invalid,
                    text))
                : placed.RunAsync(
                    terminal,
                    parsed,
                    _ => { },
                    (client, call) => isId
                        ? SetAsync(client, call, id, parsed.GetValue(notes), reporter, token)
                        : SetByNameAsync(client, call, text, parsed.GetValue(notes), reporter, token),
                    parsed.GetValue(json),
                    token);
        });
        return command;
    }

    private static async Task<int> SetByNameAsync(
        CallClient client,
        string conversation,
        string name,
        string? notes,
        ChangeReporter reporter,
        CancellationToken cancellationToken) =>
        await client.FindAsync(NamedKind.WrapUpCode, name, cancellationToken) switch
        {
            NameOutcome.Found found =>
                await SetAsync(client, conversation, found.Entity.Id, notes, reporter, cancellationToken),
            NameOutcome.Refused refused =>
                reporter.NotAsked(conversation, refused.Reason with { Path = "<code>" }, ExitCode.Invalid, name),
            NameOutcome.Failed failed =>
                reporter.NotAsked(conversation, failed.Reason with { Path = "<code>" }, ExitCode.NotSent, name),
            _ => throw new UnreachableException(),
        };

    private static async Task<int> SetAsync(
        CallClient client,
        string conversation,
        Guid code,
        string? notes,
        ChangeReporter reporter,
        CancellationToken cancellationToken) => reporter.Say(
            conversation,
            await client.WrapUpAsync(conversation, code, notes, cancellationToken),
            ChangeReporter.WrappedUp);
}
