using Microsoft.CodeAnalysis;

namespace Outdial.Analyzers;

/// <summary>What the analyzers report. An id is permanent.</summary>
internal static class AnalyzerRules
{
    /// <summary>ODA001: the outcome of a call is not used.</summary>
    internal static readonly DiagnosticDescriptor IgnoredOutcome = new(
        "ODA001",
        "The outcome of a call is ignored",
        "{0}: handle the outcome, call EnsurePlaced, or discard it with '_ ='",
        "Reliability",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "PlaceAsync doesn't throw when a call is refused, throttled or invalid, or when the phone may be ringing: " +
            "the outcome says so. An explicit discard is allowed.",
        Help("oda001"));

    /// <summary>ODA002: a literal is not a valid address.</summary>
    internal static readonly DiagnosticDescriptor InvalidAddress = new(
        "ODA002",
        "A literal is not a valid address",
        "The text is not {0}: {1} ({2})",
        "Usage",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The library refuses this text each time the program runs. Only its grammar is checked here; number plans " +
            "are checked by the library.",
        Help("oda002"));

    /// <summary>ODA003: a switch over outcomes does not handle the unknown one.</summary>
    internal static readonly DiagnosticDescriptor UnhandledUnknown = new(
        "ODA003",
        "A switch over CallOutcome does not handle Unknown",
        "The switch {0}: the phone may be ringing, and calling again may dial twice",
        "Reliability",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "After CallOutcome.Unknown the call may have been placed. A default arm treats it like outcomes after which " +
            "it is safe to call again, so it needs an arm of its own.",
        Help("oda003"));

    private static string Help(string anchor) => $"https://outdial.dev/analyzers#{anchor}";
}
