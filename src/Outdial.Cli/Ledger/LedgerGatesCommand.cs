using System.CommandLine;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary><c>outdial ledger gates</c>: what holds every keyed call of a ledger back.</summary>
internal static class LedgerGatesCommand
{
    internal static Command Create(Terminal terminal)
    {
        var gates = new GateOptions();
        var none = new Option<bool>("--none") { Description = "Hold nothing back any more." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var place = new LedgerOption();
        var command = new Command(
            "gates", "Show or set what holds every call with a key back: hours, suppression, gap, cap.");
        gates.AddTo(command);
        command.Add(none);
        command.Add(place.Option);
        command.Add(json);
        command.Validators.Add(result =>
        {
            if (result.GetValue(none) && gates.All.Any(option => result.GetResult(option) is { Implicit: false }))
            {
                result.AddError("--none stands alone: it takes all gates away.");
            }
        });
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal,
            async () =>
            {
                using var ledger = place.OpenForKey(parsed, terminal);
                var given = gates.Read(parsed);
                if (parsed.GetValue(none) || !given.IsEmpty)
                {
                    await ledger.SetGatesAsync(given, token);
                }

                var now = await ledger.GetGatesAsync(token);
                if (parsed.GetValue(json))
                {
                    await terminal.Out.WriteLineAsync(
                        JsonSerializer.Serialize(GatesObject.Of(now), LedgerJson.Line.GatesObject));
                }
                else
                {
                    foreach (var line in Words(now))
                    {
                        await terminal.Out.WriteLineAsync(VisibleText.Of(line));
                    }
                }

                return ExitCode.Done;
            },
            token,
            parsed.GetValue(json)));
        return command;
    }

    private static IEnumerable<string> Words(CallGates gates) => gates.IsEmpty
        ? ["No gate: every call with a key may leave at once."]
        : new[]
        {
            gates.Hours is { } hours ? $"hours        {hours}" : null,
            gates.TimeZone is { } zone ? $"time zone    {zone}" : null,
            gates.SuppressionFiles is [_, ..] files ? $"suppression  {string.Join(", ", files)}" : null,
            gates.MinGap is { } gap ? $"least gap    {gap:d\\.hh\\:mm\\:ss}" : null,
            gates.MaxPerDay is { } most ? $"most a day   {most}" : null,
            gates.NotAfter is { } moment ? $"not after    {moment.UtcDateTime:u}" : null,
        }.OfType<string>();
}
