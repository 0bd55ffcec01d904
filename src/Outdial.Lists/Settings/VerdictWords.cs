using System.Collections.Immutable;

namespace Outdial.Lists;

/// <summary>How a call of a list ended, in a word.</summary>
public static class VerdictWords
{
    /// <summary>Under a contract that shows no end of a call.</summary>
    public const string Placed = "placed";

    /// <summary>The call was followed for as long as it may be.</summary>
    public const string NotOver = "not-over";

    /// <summary>The words after which a row may be tried again.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "answered", "busy", "no-answer", "not-answered", "station-not-answered", "no-number-plan", "hung-up",
        "transferred", "failed", "unknown",
    ];

    /// <summary>The word for a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Of(CallVerdict verdict) => verdict switch
    {
        CallVerdict.Answered => "answered",
        CallVerdict.Busy => "busy",
        CallVerdict.NoAnswer => "no-answer",
        CallVerdict.NotAnswered => "not-answered",
        CallVerdict.StationNotAnswered => "station-not-answered",
        CallVerdict.NoNumberPlan => "no-number-plan",
        CallVerdict.HungUpBeforeAnswer => "hung-up",
        CallVerdict.Transferred => "transferred",
        CallVerdict.Failed => "failed",
        CallVerdict.Ongoing => NotOver,
        _ => "unknown",
    };
}
