using System.Buffers;
using System.Text.RegularExpressions;

namespace Outdial.Cli;

/// <summary>The library's findings name its properties; the command names its options and variables.</summary>
internal static class CommandNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["AccountDoctor.Purposes = Names"] = "outdial doctor --for names",
        ["CallLedger.ListAsync"] = "outdial ledger list",
        ["CallLedger.Open"] = "--ledger FILE or OUTDIAL_LEDGER",
        ["CallGates.TimeZone"] = "--time-zone",
        ["CallList.RunAsync"] = "outdial list run",
        ["CallListOptions.Again"] = "--again",
        ["CallListOptions.Users"] = "--user",
        ["CallListRow.Key"] = "--key-column",
        ["CallListRow.TimeZone"] = "--zone-column",
        ["CallPolicy.AllowEmergencyNumbers"] = "--allow-emergency",
        ["CallPolicy.Numbers = Syntax"] = "--policy syntax",
        ["ICallClient.GetAsync"] = "outdial status ID",
        ["ICallClient.ReconcileAsync"] = "outdial reconcile",
        ["ICallClient.RecoverAsync"] = "outdial ledger recover",
        ["ICallQueue.GetListsAsync"] = "outdial list status",
        ["ICallClient.WrapUpAsync"] = "outdial call --wait, or outdial wrap-up ID CODE",
        ["ICallLedger.SettleAsync"] = "outdial ledger settle",
        ["OutboundCall.CallerId"] = "--caller-id",
        ["OutboundCall.ExternalContact"] = "--external-contact",
        ["OutboundCall.FromQueue"] = "--from-queue",
        ["OutboundCall.OnBehalfOfUser"] = "--user",
        ["OutdialBuilder.AddSqliteLedger, CallClientServices.Ledger"] = "--ledger FILE or OUTDIAL_LEDGER",
        ["OutdialOptions.Contract = Platform"] = "--contract platform",
        ["OutdialOptions.Grant = ClientCredentials"] = "GENESYS_GRANT=client",
        ["ParticipantAddress.FromDialled"] = "--region US",
        ["PayloadChecker.Rewrite"] = "outdial check FILE --to guide or platform",
        ["SignInRequest.Create"] = "outdial login",
        ["SignOut.RunAsync"] = "outdial logout",
        ["TrackingOptions.Timeout"] = "two minutes",
    };

    // Most texts have no such name: they are looked through once.
    private static readonly SearchValues<string> Types = SearchValues.Create(
        [.. Names.Keys.Select(name => name[..(name.IndexOf('.', StringComparison.Ordinal) + 1)]).Distinct()],
        StringComparison.Ordinal);

    // A longer name before one that it begins with.
    private static readonly Regex Known = new(
        string.Join('|', Names.Keys.OrderByDescending(name => name.Length).Select(Regex.Escape)) +
        @"|\bOutdialOptions(\.[A-Z][A-Za-z]+)+",
        RegexOptions.CultureInvariant);

    /// <summary>A text with the names of the command.</summary>
    internal static string In(string text) => !text.AsSpan().ContainsAny(Types)
        ? text
        : Known.Replace(text, match => Names.GetValueOrDefault(match.Value) ?? Variable(match.Value) ?? match.Value);

    /// <summary>A finding with the names of the command.</summary>
    internal static Diagnostic In(Diagnostic finding) => finding with
    {
        Path = In(finding.Path),
        Message = In(finding.Message),
        Help = In(finding.Help),
    };

    private static string? Variable(string name) =>
        SettingVariables.ByProperty.GetValueOrDefault(name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]);
}
