using System.Globalization;
using System.Text;

namespace Outdial.Sandbox;

/// <summary>Reads and writes a fault as text: <see cref="SandboxFault"/> has the grammar.</summary>
internal static class FaultText
{
    private const string Kinds =
        "delay=TIME, skew=TIME, reset=unread|reading|read, status=NUMBER, lose=reset|hang|504, truncate, not-json, " +
        "drip=TIME";

    /// <returns>What is wrong, in a sentence; null if the text is a fault.</returns>
    public static string? Read(string text, out SandboxFault? fault)
    {
        fault = null;
        var parts = text.Split(',');
        var (kind, value) = Pair(parts[0]);
        if (ReadKind(kind, value, out var read) is { } kindError)
            return kindError;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts.Skip(1))
        {
            var (key, setting) = Pair(part);
            if (key.Length == 0)
                return "There is nothing after the last comma, or between two.";
            if (!seen.Add(key))
                return $"'{key}' is there twice.";
            if (ReadKey(key, setting, ref read) is { } keyError)
                return keyError;
        }
        if (read.FindError() is { } rangeError)
            return rangeError;
        fault = read;
        return null;
    }

    public static string Write(SandboxFault fault)
    {
        var text = new StringBuilder(KindText(fault));
        Add("jitter", fault.Jitter == TimeSpan.Zero ? null : DurationText.Write(fault.Jitter));
        if (fault.Kind is FaultKind.LoseByHanging)
            Add("for", fault.Duration == TimeSpan.Zero ? null : DurationText.Write(fault.Duration));
        Add("method", fault.Method);
        Add("path", fault.Path);
        Add("body", fault.Body);
        Add("skip", fault.Skip == 0 ? null : fault.Skip.ToString(CultureInfo.InvariantCulture));
        Add("count", fault.Count?.ToString(CultureInfo.InvariantCulture));
        Add("probability", fault.Probability < 1 ? fault.Probability.ToString(CultureInfo.InvariantCulture) : null);
        return text.ToString();

        void Add(string key, string? value)
        {
            if (value is not null)
                text.Append(CultureInfo.InvariantCulture, $",{key}={value}");
        }
    }

    private static string KindText(SandboxFault fault) => fault.Kind switch
    {
        FaultKind.Delay => $"delay={DurationText.Write(fault.Duration)}",
        FaultKind.Skew => $"skew={DurationText.Write(fault.Duration)}",
        FaultKind.ResetUnread => "reset=unread",
        FaultKind.ResetReading => "reset=reading",
        FaultKind.ResetRead => "reset=read",
        FaultKind.Status => $"status={fault.Status.ToString(CultureInfo.InvariantCulture)}",
        FaultKind.LoseByReset => "lose=reset",
        FaultKind.LoseByHanging => "lose=hang",
        FaultKind.LoseByTimeout => "lose=504",
        FaultKind.Truncate => "truncate",
        FaultKind.NotJson => "not-json",
        FaultKind.Drip => $"drip={DurationText.Write(fault.Duration)}",
        _ => fault.Kind.ToString(),
    };

    private static string? ReadKind(string kind, string? value, out SandboxFault fault)
    {
        fault = new SandboxFault { Kind = FaultKind.Delay };
        FaultKind? plain = (kind, value) switch
        {
            ("reset", "unread") => FaultKind.ResetUnread,
            ("reset", "reading") => FaultKind.ResetReading,
            ("reset", "read") => FaultKind.ResetRead,
            ("lose", "reset") => FaultKind.LoseByReset,
            ("lose", "hang") => FaultKind.LoseByHanging,
            ("lose", "504") => FaultKind.LoseByTimeout,
            ("truncate", null) => FaultKind.Truncate,
            ("not-json", null) => FaultKind.NotJson,
            _ => null,
        };
        if (plain is { } found)
        {
            fault = new SandboxFault { Kind = found };
            return null;
        }
        if (kind is "status")
        {
            fault = new SandboxFault { Kind = FaultKind.Status, Status = PlainText.Whole(value) ?? 0 };
            return fault.FindError();
        }
        FaultKind? timed = kind switch
        {
            "delay" => FaultKind.Delay,
            "skew" => FaultKind.Skew,
            "drip" => FaultKind.Drip,
            _ => null,
        };
        if (timed is not { } needsTime)
            return $"A fault begins with one of: {Kinds}.";
        if (DurationText.Read(value) is not { } duration)
            return $"'{kind}' needs a time, such as {kind}=200ms (ms, s, m or h).";
        fault = new SandboxFault { Kind = needsTime, Duration = duration };
        return null;
    }

    private static string? ReadKey(string key, string? value, ref SandboxFault fault)
    {
        if (value is null)
            return $"'{key}' needs a value after '='.";
        switch (key)
        {
            case "method":
                fault = fault with { Method = value };
                return null;
            case "path":
                fault = fault with { Path = value };
                return null;
            case "body":
                fault = fault with { Body = value };
                return null;
            case "jitter" when DurationText.Read(value) is { } jitter:
                fault = fault with { Jitter = jitter };
                return null;
            case "for" when fault.Kind is FaultKind.LoseByHanging && DurationText.Read(value) is { } duration:
                fault = fault with { Duration = duration };
                return null;
            case "skip" when PlainText.Whole(value) is { } skip:
                fault = fault with { Skip = skip };
                return null;
            case "count" when PlainText.Whole(value) is { } count:
                fault = fault with { Count = count };
                return null;
            // With an exponent, which is how a small number is written.
            case "probability" when PlainText.Fraction(
                value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent) is { } probability:
                fault = fault with { Probability = probability };
                return null;
            case "jitter" or "for" or "skip" or "count" or "probability":
                return $"'{key}={value}' does not fit here: a time for 'jitter' and for 'for' (with lose=hang), a " +
                    "whole number for 'skip' and 'count', a number up to 1 for 'probability'.";
            default:
                return $"'{key}' is not one of jitter, for, method, path, body, skip, count, probability.";
        }
    }

    private static (string Key, string? Value) Pair(string part) =>
        part.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals
            ? (part[..equals].Trim(' '), part[(equals + 1)..].Trim(' '))
            : (part.Trim(' '), null);
}
