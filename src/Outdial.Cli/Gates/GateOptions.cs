using System.CommandLine;
using NodaTime.Text;
using Outdial.Gates;
using static Outdial.Cli.TextOption;

namespace Outdial.Cli;

/// <summary>The options that hold calls back: of a list, or of the whole ledger.</summary>
internal sealed class GateOptions
{
    internal Option<string?> Hours { get; } = One(
        "--hours",
        "Mo-Fr 09:00-20:00",
        "When may be called, by the called party's clock; or a preset such as us-federal.");

    internal Option<string?> TimeZone { get; } = One(
        "--time-zone", "zone", "The IANA time zone of every party (default: all zones in which the number may be).");

    internal Option<string[]> Suppress { get; } = Many(
        "--suppress", OptionRules.FileValue, "A file of numbers that must not be called. Repeatable.");

    internal Option<string?> MinGap { get; } =
        One("--min-gap", "4h", "The least time between two calls to a number, of this ledger.");

    internal Option<string?> MaxPerDay { get; } =
        One("--max-per-day", "3", "The most calls to a number in any 24 hours, of this ledger.");

    internal Option<string?> NotAfter { get; } = One(
        "--not-after", "moment", "The last moment at which a call may leave: 2026-12-01T18:00:00+01:00.");

    internal IReadOnlyList<Option> All => [Hours, TimeZone, Suppress, MinGap, MaxPerDay, NotAfter];

    internal void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Add(option);
        }

        Reads(Hours, text => CallingHours.TryParse(text, out _, out var fault)
            ? null : $"{fault.Message} {fault.Help}");
        Reads(TimeZone, text => TimeZoneName.TryParse(text, out _, out var fault)
            ? null : $"{fault.Message} {fault.Help}");
        Reads(MinGap, text => DurationText.Read(text) is null ? "a time such as 30m, 4h or 2d is expected." : null);
        Reads(MaxPerDay, text => StrictNumber.TryRead(text, out int count) && count is >= 1 and <= 1000 ? null
            : "a number from 1 to 1000 is expected.");
        Reads(NotAfter, text => Moment(text) is null ? MomentExpected : null);
    }

    internal const string MomentExpected = "a moment with its offset is expected: 2026-12-01T18:00:00+01:00.";

    /// <summary>A moment with its offset (RFC 3339); null if the text is none.</summary>
    internal static DateTimeOffset? Moment(string text) =>
        OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } parsed ? parsed.Value.ToDateTimeOffset() : null;

    /// <summary>The gates that are asked for. Files are named by their full paths: another process may read
    /// them.</summary>
    internal CallGates Read(ParseResult parsed) => new()
    {
        Hours = parsed.GetValue(Hours),
        TimeZone = parsed.GetValue(TimeZone),
        SuppressionFiles = [.. (parsed.GetValue(Suppress) ?? []).Select(Path.GetFullPath)],
        MinGap = parsed.GetValue(MinGap) is { } gap ? DurationText.Read(gap) : null,
        MaxPerDay = parsed.GetValue(MaxPerDay) is { } count && StrictNumber.TryRead(count, out int most) ? most : null,
        NotAfter = parsed.GetValue(NotAfter) is { } moment ? Moment(moment) : null,
    };

    /// <summary>Refuses a value that cannot be read, with a sentence.</summary>
    internal static void Reads(Option<string?> option, Func<string, string?> fault) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var text }] && fault(text) is { } why)
        {
            result.AddError($"{option.Name} {text}: {why}");
        }
    });
}
