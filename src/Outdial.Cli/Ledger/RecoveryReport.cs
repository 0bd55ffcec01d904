using System.Globalization;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary>Says how the recovery of a ledger goes, and gives the exit code.</summary>
internal sealed class RecoveryReport(Terminal terminal, bool json)
{
    private const string MovedAgain = "The database has moved again meanwhile: run it once more.";

    internal void Begun(LedgerLoss loss) => Say(
        $"{loss.Reason} What was written after {At(loss.From)} may be lost; since {At(loss.Noticed)} no call with a " +
        "key has left.");

    internal void Waits(DateTimeOffset until) => Say(
        $"Waiting until {At(until)}: before that the service may not show all calls of that time.");

    internal int NotNeeded()
    {
        Write(
            new RecoveryObject("notNeeded", IsOpen: true),
            "The ledger has lost nothing that it knows of: there is nothing to recover.");
        return ExitCode.Done;
    }

    internal int Opened(bool isOpen)
    {
        Write(
            new RecoveryObject("opened", isOpen),
            isOpen ? "Calls with keys leave again. Nothing was looked for." : MovedAgain);
        return isOpen ? ExitCode.Done : ExitCode.Unknown;
    }

    /// <summary>Says what was found; <paramref name="opens"/> whether calls with keys were to leave again.</summary>
    internal int Done(Recovery.Done done, bool opens)
    {
        Write(
            new RecoveryObject("done", done.IsOpen, done.Conversations, done.Stamps, done.Settled),
            string.Create(
                CultureInfo.InvariantCulture,
                $"Read {done.Conversations} conversation(s): {done.Stamps} with a stamp, {done.Settled} key(s) " +
                $"settled as placed. {(done.IsOpen ? "Calls with keys leave again."
                    : opens ? MovedAgain : "Calls with keys do not leave yet.")}"));
        return done.IsOpen || !opens ? ExitCode.Done : ExitCode.Unknown;
    }

    internal int Incomplete(Diagnostic reason)
    {
        if (json)
        {
            Write(new RecoveryObject("incomplete", IsOpen: false, Rule: reason.Rule.Id, Message: reason.Message), "");
        }
        else
        {
            DiagnosticWriter.Write(terminal.Words, reason, "", null);
            Say("Calls with keys do not leave. Where nothing can be read, a person decides: outdial ledger recover " +
                "--no-search --yes.");
        }

        return ExitCode.Unknown;
    }

    private void Write(RecoveryObject recovery, string text)
    {
        if (json)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(recovery, LedgerJson.Line.RecoveryObject));
        }
        else
        {
            Say(text);
        }
    }

    private void Say(string text) => terminal.Error.WriteLine(VisibleText.Of(text));

    private static string At(DateTimeOffset moment) => moment.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
}
