using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial wrap-up</c>: sets the result of a call that was placed.</summary>
internal static class WrapUpCommand
{
    internal static Command Create(Terminal terminal)
    {
        var placed = new PlacedCallOptions();
        var code = new Argument<string>("code") { Description = "The wrap-up code's id." };
        var notes = new Option<string?>("--notes") { HelpName = "text", Description = "Words to go with it." };
        var command = new Command("wrap-up", "Set the wrap-up code of your own leg of a call.");
        placed.AddTo(command);
        command.Add(code);
        command.Add(notes);
        command.SetAction((parsed, token) =>
        {
            var text = parsed.GetValue(code)!;
            if (!ResourceId.TryParse(text, out var id))
            {
                DiagnosticWriter.Write(
                    terminal.Words, new Diagnostic(AddressRules.NotAGuid) { Index = 0 }, "<code>", text);
                return Task.FromResult(ExitCode.Invalid);
            }

            return placed.RunAsync(
                terminal,
                parsed,
                _ => { },
                async (client, conversation) => ChangeWords.Say(
                    terminal,
                    await client.WrapUpAsync(conversation, id, parsed.GetValue(notes), token),
                    ChangeWords.WrappedUp),
                token);
        });
        return command;
    }
}
