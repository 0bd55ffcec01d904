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
            "gates",
            "Show what holds every call with a key back, or set more of it: hours, suppression, gap, cap. What is " +
            "not named stays as it is.");
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
                var given = gates.Read(parsed);
                await using var ledger = given.IsEmpty
                    ? await place.OpenExistingAsync(parsed, terminal, token)
                    : await place.OpenForKeyAsync(parsed, terminal, token);
                if (parsed.GetValue(none))
                {
                    await ledger.SetGatesAsync(CallGates.None, token);
                }
                else if (!given.IsEmpty)
                {
                    await ledger.SetGatesAsync(With(await ledger.GetGatesAsync(token), given), token);
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

    // A gate that is not named stays: an option that is not repeated must not let a suppressed number through.
    private static CallGates With(CallGates there, CallGates given) => new()
    {
        Hours = given.Hours ?? there.Hours,
        TimeZone = given.TimeZone ?? there.TimeZone,
        SuppressionFiles = [.. there.SuppressionFiles.Union(given.SuppressionFiles)],
        MinGap = given.MinGap ?? there.MinGap,
        MaxPerDay = given.MaxPerDay ?? there.MaxPerDay,
        NotAfter = given.NotAfter ?? there.NotAfter,
    };

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
